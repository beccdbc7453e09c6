// What the browser keeps, looked at and spoilt from inside the page: not what people do.

/** Every row of one store of the application's database, the bytes of snapshots aside. */
export const rows = (page, store) =>
  page.evaluate(async (store) => {
    const ask = (request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await ask(indexedDB.open("myspot"));
    const found = await ask(database.transaction(store).objectStore(store).getAll());
    database.close();
    return found.map(({ bytes, ...row }) => row);
  }, store);

/** Changes the last row of a store: "future", "bytes", "cut" or "checksum". */
export const change = (page, store, spoil) =>
  page.evaluate(
    async ([store, spoil]) => {
      const ask = (request) =>
        new Promise((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const database = await ask(indexedDB.open("myspot"));
      const transaction = database.transaction(store, "readwrite");
      const cursor = await ask(transaction.objectStore(store).openCursor(null, "prev"));
      const row = cursor.value;
      if (spoil === "future") Object.assign(row, { schema: 99, invented: { later: true } });
      if (spoil === "bytes") row.bytes[Math.floor(row.bytes.length / 2)] ^= 0x5a;
      if (spoil === "cut") row.bytes = row.bytes.slice(0, row.bytes.length / 2);
      if (spoil === "checksum") row.checksum = "0";
      cursor.update(row);
      await new Promise((resolve, reject) => {
        transaction.oncomplete = resolve;
        transaction.onabort = () => reject(transaction.error);
      });
      database.close();
    },
    [store, spoil],
  );

/** Deletes the application's database, as a site of the same origin or the browser may. */
export const deleteDatabase = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const request = indexedDB.deleteDatabase("myspot");
        request.onsuccess = () => resolve();
        request.onerror = () => reject(request.error);
      }),
  );
