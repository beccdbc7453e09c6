// Counts what crosses the wire: a relay between the browser and a server.
import { connect, createServer } from "node:net";

/** `address` is that of the server behind, as the browser is to see it; `bytes()` came back so far. */
export async function relay(target) {
  const { port, pathname } = new URL(target);
  let received = 0;
  const sockets = new Set();
  const server = createServer((browser) => {
    const behind = connect(Number(port), "127.0.0.1");
    behind.on("data", (chunk) => (received += chunk.length));
    browser.pipe(behind).pipe(browser);
    for (const socket of [browser, behind]) {
      sockets.add(socket);
      socket.on("error", () => {}); // the other end is gone
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}${pathname}`,
    bytes: () => received,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
