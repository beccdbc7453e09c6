//! Every word on screen, in French and English, side by side.
//!
//! One table a subject. A key without both languages does not compile. French takes the singular for zero.

mod audience;
mod chronology;
pub mod dates;
mod document;
mod entities;
mod errors;
mod exchange;
mod findings;
mod giving;
mod graph;
mod importing;
mod labels;
mod map;
mod measures;
pub mod methods;
pub(crate) mod old_lists;
mod poster;
mod projects;
mod reading;
mod record_fields;
mod says;
mod settings;
mod shell;
mod strategy;
mod strategy_boards;
mod strategy_follow;
mod strategy_trees;
mod strategy_ways;
mod tables;
mod text_reader;
mod timeline;
mod timeline_poster;
mod vocabulary;
pub(crate) mod workbook;

/// A language of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Français.
    #[default]
    Fr,
    /// English.
    En,
}

impl Lang {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Fr, Self::En];

    /// The language's code: "fr", "en".
    pub fn code(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    /// The language of this code.
    pub fn read(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.code() == code)
    }

    /// The language's own name.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::Fr => "Français",
            Self::En => "English",
        }
    }

    /// A count with its thousands apart: "10 000", "10,000".
    pub fn number(self, n: usize) -> String {
        let digits = n.to_string();
        let apart = match self {
            Self::Fr => '\u{202f}',
            Self::En => ',',
        };
        let mut number = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                number.push(apart);
            }
            number.push(digit);
        }
        number
    }

    /// Whether `n` things take the singular.
    pub fn is_one(self, n: usize) -> bool {
        match self {
            Self::Fr => n < 2,
            Self::En => n == 1,
        }
    }
}

/// Defines the words of one subject as methods of `Lang`.
///
/// `key: "fr", "en";` has no hole, `key(a, b): "{a}", "{b}";` has some,
/// `key[n]: "un", "plusieurs", "one", "many";` counts.
macro_rules! texts {
    ($($name:ident $(($($arg:ident),+))? $([$n:ident])? : $($text:literal),+ ;)*) => {
        impl $crate::i18n::Lang {$(
            $crate::i18n::one_text!($name $(($($arg),+))? $([$n])? : $($text),+);
        )*}
    };
}
pub(crate) use texts;

macro_rules! one_text {
    ($name:ident : $fr:literal, $en:literal) => {
        #[doc = $fr]
        pub fn $name(self) -> &'static str {
            match self {
                Self::Fr => $fr,
                Self::En => $en,
            }
        }
    };
    ($name:ident ($($arg:ident),+) : $fr:literal, $en:literal) => {
        #[doc = $fr]
        pub fn $name(self, $($arg: impl std::fmt::Display),+) -> String {
            match self {
                Self::Fr => format!($fr),
                Self::En => format!($en),
            }
        }
    };
    ($name:ident [$n:ident] : $fr_one:literal, $fr_many:literal, $en_one:literal, $en_many:literal) => {
        #[doc = $fr_many]
        pub fn $name(self, $n: usize) -> String {
            let is_one = self.is_one($n);
            let $n = self.number($n);
            match (self, is_one) {
                (Self::Fr, true) => format!($fr_one),
                (Self::Fr, false) => format!($fr_many),
                (Self::En, true) => format!($en_one),
                (Self::En, false) => format!($en_many),
            }
        }
    };
}
pub(crate) use one_text;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_zero_is_singular() {
        assert_eq!(Lang::Fr.entities_count(0), "0 entité");
        assert_eq!(Lang::Fr.entities_count(2), "2 entités");
        assert_eq!(Lang::En.entities_count(0), "0 entities");
        assert_eq!(Lang::En.entities_count(1), "1 entity");
    }

    #[test]
    fn thousands_stand_apart() {
        assert_eq!(Lang::Fr.entities_count(10_000), "10\u{202f}000 entités");
        assert_eq!(Lang::En.number(1_234_567), "1,234,567");
        assert_eq!(Lang::En.number(999), "999");
    }
}
