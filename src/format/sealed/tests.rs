use age::x25519;
use proptest::prelude::*;

use super::*;

const PHRASE: &str = "quatre tortues dorment sous la pluie";
/// Little work, so that the tests are quick.
const EASY: u8 = 2;

fn sealed(text: &str) -> Vec<u8> {
    seal(text.as_bytes(), PHRASE, EASY).unwrap()
}

#[track_caller]
fn check(bytes: &[u8], expect: SealError) {
    assert_eq!(open(bytes, PHRASE), Err(expect));
}

/// A file whose header asks for `work`, which nobody could have paid for.
fn asking(work: &str) -> Vec<u8> {
    let (salt, body) = ("A".repeat(22), "A".repeat(43));
    let mac = "A".repeat(43);
    let head = format!("age-encryption.org/v1\n-> scrypt {salt} {work}\n{body}\n--- {mac}\n");
    [head.as_bytes(), &[0; 64]].concat()
}

fn armored(bytes: &[u8], newline: &str) -> String {
    let text = BASE64_STANDARD.encode(bytes);
    let lines: Vec<&str> =
        text.as_bytes().chunks(64).map(|line| std::str::from_utf8(line).unwrap()).collect();
    let named = |mark: &[u8]| String::from_utf8(mark.to_vec()).unwrap();
    [named(ARMOR_START), lines.join(newline), named(ARMOR_END)].join(newline) + newline
}

#[test]
fn what_is_sealed_opens_with_its_passphrase_alone() {
    let file = sealed("Bonjour éàü");
    assert!(recognises(&file));
    assert_eq!(open(&file, PHRASE).unwrap(), "Bonjour éàü".as_bytes());
    assert_eq!(open(&file, "Quatre tortues"), Err(SealError::WrongPassphrase));
    assert_eq!(open(&file, ""), Err(SealError::NoPassphrase));
    assert_eq!(seal(b"x", "", EASY), Err(SealError::NoPassphrase));
    assert_ne!(sealed("a"), sealed("a"));
    assert_eq!(open(&sealed(""), PHRASE).unwrap(), b"");
}

#[test]
fn a_file_in_text_opens_too() {
    let file = sealed("Bonjour");
    for newline in ["\n", "\r\n"] {
        let text = armored(&file, newline);
        assert!(recognises(text.as_bytes()));
        assert_eq!(open(text.as_bytes(), PHRASE).unwrap(), b"Bonjour");
    }
    let text = armored(&file, "\n");
    check(&text.as_bytes()[..100], SealError::Damaged);
    check(text.replace('\n', "\n é").as_bytes(), SealError::Damaged);
}

#[test]
fn another_reader_of_the_format_opens_it() {
    // age's own default reader, without anything of ours.
    let file = sealed("Bonjour");
    let decryptor = Decryptor::new(&*file).unwrap();
    assert!(decryptor.is_scrypt());
    let identity = scrypt::Identity::new(SecretString::from(PHRASE.to_owned()));
    let mut reader = decryptor.decrypt(iter::once(&identity as &dyn Identity)).unwrap();
    let mut text = String::new();
    reader.read_to_string(&mut text).unwrap();
    assert_eq!(text, "Bonjour");
    let asked = format!(" {WORK_FACTOR}\n");
    let ours = seal(b"x", PHRASE, WORK_FACTOR).unwrap();
    assert!(ours.windows(asked.len()).any(|part| part == asked.as_bytes()));
}

#[test]
fn a_file_for_keys_is_told_apart() {
    let key = x25519::Identity::generate().to_public();
    let encryptor = Encryptor::with_recipients(iter::once(&key as &dyn Recipient)).unwrap();
    let mut file = Vec::new();
    let mut writer = encryptor.wrap_output(&mut file).unwrap();
    writer.write_all(b"x").unwrap();
    writer.finish().unwrap();
    check(&file, SealError::NotForPassphrase);
}

#[test]
fn hostile_files_are_refused_at_once() {
    for work in ["21", "30", "63", "64", "255"] {
        let asked = work.parse().unwrap();
        check(&asking(work), SealError::TooHard { asked, limit: MAX_WORK_FACTOR });
    }
    for work in ["0", "-1", "07", "256", "", "１"] {
        check(&asking(work), SealError::Damaged);
    }
    check(&asking("3"), SealError::WrongPassphrase);
    check(b"", SealError::Damaged);
    check(b"{\"format\":\"myspot\"}", SealError::Damaged);
    check(b"age-encryption.org/v1\n", SealError::Damaged);
    let endless = [MAGIC, PASSPHRASE, &b"-> a\n\n".repeat(1_000_000)].concat();
    check(&endless, SealError::Damaged);
    let refused = seal(b"x", PHRASE, MAX_WORK_FACTOR + 1);
    assert_eq!(refused, Err(SealError::TooHard { asked: 21, limit: 20 }));
    assert_eq!(seal(b"x", PHRASE, 0), Err(SealError::TooHard { asked: 0, limit: 20 }));
    let large = vec![0; MAX_BYTES + 1];
    let (bytes, limit) = (large.len() as u64, MAX_BYTES as u64);
    check(&large, SealError::TooLarge { bytes, limit });
}

#[test]
fn damage_is_found_wherever_it_is() {
    let text = "une ligne du projet\n".repeat(8_000);
    let file = sealed(&text);
    for cut in [30, 120, file.len() / 2, file.len() - 1] {
        assert!(open(&file[..cut], PHRASE).is_err(), "cut at {cut}");
    }
    let longer = [&*file, b"x"].concat();
    check(&longer, SealError::Damaged);
    let mut changed = file.clone();
    changed[file.len() / 2] ^= 1;
    check(&changed, SealError::Damaged);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn any_bytes_come_back(bytes in prop::collection::vec(any::<u8>(), 0..300), phrase in ".{1,40}") {
        let file = seal(&bytes, &phrase, 1).unwrap();
        prop_assert_eq!(open(&file, &phrase), Ok(bytes));
    }

    #[test]
    fn a_changed_byte_never_passes(at in any::<prop::sample::Index>(), bit in 0..8_u8) {
        let mut file = sealed("Bonjour éàü");
        let at = at.index(file.len());
        file[at] ^= 1 << bit;
        prop_assert!(open(&file, PHRASE).is_err());
    }

    #[test]
    fn nothing_makes_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(open(&[MAGIC, PASSPHRASE, &bytes].concat(), "x").is_err());
        prop_assert!(open(&[ARMOR_START, b"\n", &bytes].concat(), "x").is_err());
        prop_assert!(open(&bytes, "x").is_err());
    }
}
