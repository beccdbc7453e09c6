use std::io::{Cursor, Read};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use uuid::Uuid;
use zip::ZipArchive;

use super::*;
use crate::domain::audience::{Audience, Pseudonymise};
use crate::format::EXAMPLE;
use crate::task::{self, Task};

fn counted() -> impl FnMut() -> Uuid {
    let mut n = 0;
    move || {
        n += 1;
        Uuid::from_u128(n)
    }
}

fn write(product: Product, audience: Audience, passphrase: Option<&str>) -> (Outcome, Vec<u8>) {
    let mut fresh = Fresh { next_id: &mut counted(), now: 1 };
    let project =
        crate::format::read("e.json", EXAMPLE.as_bytes(), false, &mut fresh).unwrap().project;
    let order = Order {
        product,
        audience,
        passphrase: passphrase.map(str::to_owned),
        project: String::new(),
        lang: "fr".to_owned(),
        today: (2026, 11, 26),
        now: 1,
    };
    let bytes = myspot::write(&project).into_bytes();
    task::files(&Task::Write(order), &bytes, &mut |_| {}, &mut counted())
}

#[track_caller]
fn check(product: Product, starts: &[u8]) {
    let (outcome, bytes) = write(product, Audience::Whole, None);
    assert_eq!(outcome, Outcome::Given { told: Vec::new() });
    assert!(bytes.starts_with(starts), "{product:?}");
}

#[test]
fn every_product_is_written() {
    check(Product::Mine, b"{\n\"format\":\"myspot\"");
    check(Product::Html, b"<!doctype html>");
    check(Product::Markdown, b"---\n");
    check(Product::Workbook, b"PK");
    check(Product::First, b"{");
    for list in List::ALL {
        check(Product::Csv(list, Dialect::French), "\u{feff}\"".as_bytes());
        check(Product::Csv(list, Dialect::International), b"\"");
    }
}

#[test]
fn a_sealed_file_opens_with_its_passphrase_alone() {
    let (outcome, bytes) = write(Product::Mine, Audience::Whole, Some("une phrase"));
    assert!(matches!(outcome, Outcome::Given { .. }));
    let open = |passphrase: &str| {
        let task = Task::Unseal { passphrase: passphrase.to_owned(), is_old: false };
        task::files(&task, &bytes, &mut |_| {}, &mut counted())
    };
    assert!(matches!(open("autre").0, Outcome::Unopened(_)));
    let (outcome, opened) = open("une phrase");
    assert_eq!(outcome, Outcome::Unsealed);
    assert!(opened.starts_with(b"{"));
}

/// All that a file holds, out of its archive if it is one; then its pictures.
fn text(product: Product, audience: Audience) -> String {
    let (_, bytes) = write(product, audience, None);
    if product != Product::Workbook {
        let mut text = String::from_utf8(bytes).unwrap();
        let drawn = pictures(&text).concat();
        text.push_str(&drawn);
        return text;
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut all = String::new();
    for n in 0..archive.len() {
        let mut part = archive.by_index(n).unwrap();
        let name = part.name().unwrap().into_owned();
        all.push_str(&name);
        part.read_to_string(&mut all).unwrap();
    }
    all
}

/// The pictures that a text holds, as SVG.
fn pictures(text: &str) -> Vec<String> {
    let decoded = |rest: &str| {
        let end = rest.find(['"', '>']).unwrap();
        String::from_utf8(STANDARD.decode(&rest[..end]).unwrap()).unwrap()
    };
    text.split("data:image/svg+xml;base64,").skip(1).map(decoded).collect()
}

#[test]
fn a_report_holds_its_map_and_its_line_of_time() {
    for product in [Product::Html, Product::Markdown] {
        let (_, bytes) = write(product, Audience::Whole, None);
        let drawn = pictures(&String::from_utf8(bytes).unwrap());
        assert_eq!(drawn.len(), 2, "{product:?}");
        assert!(drawn.iter().all(|svg| svg.contains("<svg")));
        assert!(drawn[0].contains("Gouvernement"), "{product:?}");
    }
}

/// What nobody outside may read, in none of the forms: the bytes themselves are searched.
#[test]
fn no_form_of_a_copy_with_codes_holds_a_name() {
    let which = Pseudonymise { people: true, organisations: true };
    let names = ["Framasoft", "Regards Citoyens", "La Quadrature du Net"];
    let csv =
        |list| [Dialect::French, Dialect::International].map(|dialect| Product::Csv(list, dialect));
    let forms =
        [Product::Mine, Product::Html, Product::Markdown, Product::First, Product::Workbook];
    for product in forms.into_iter().chain(List::ALL.into_iter().flat_map(csv)) {
        let whole = text(product, Audience::Whole);
        let hidden = text(product, Audience::Pseudonymised(which));
        for name in names {
            let is_list = matches!(product, Product::Csv(list, _) if list != List::Entities);
            assert!(is_list || whole.contains(name), "{product:?} has no {name}");
            assert!(!hidden.contains(name), "{product:?} holds {name}");
        }
    }
}
