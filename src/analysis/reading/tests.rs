use super::*;
use crate::domain::project::Project;

/// Prints what is proposed for the file in `READING_FILE`.
#[test]
#[ignore = "reads a file of one's own"]
fn proposals_of_a_file() {
    let path = std::env::var("READING_FILE").unwrap();
    let source = std::fs::read_to_string(path).unwrap();
    let text = Text::new(&source).unwrap();
    let start = std::time::Instant::now();
    let guess = document_of(&text, "file.txt");
    let found = propose(&text, &Project::default(), &guess.date);
    println!("{:?} {guess:?}", start.elapsed());
    for one in found {
        match one.what {
            What::Entity { name, aliases, kind, why, .. } => println!(
                "E {:?}\t{name}\t{aliases:?}\t{kind:?}\t{why:?}\t{}",
                one.confidence,
                one.mentions.len()
            ),
            What::Date { date, .. } => {
                println!(
                    "D {:?}\t{}\t{:?}",
                    one.confidence,
                    date.text(),
                    date.span().map(|span| (span.earliest(), span.latest()))
                );
            }
        }
    }
}
