//! The uses of columns and the shapes of sheets, by key: what forms offer.

use super::{Column, Separator, Shape, Use};

impl Shape {
    /// The key of the shape.
    pub fn key(self) -> &'static str {
        match self {
            Self::Skip => "skip",
            Self::Actors => "actors",
            Self::Relations => "relations",
            Self::Matrix => "matrix",
            Self::Events => "events",
            Self::Register => "register",
            Self::Actions => "actions",
            Self::Claims => "claims",
        }
    }

    /// Whether the reader says what kind its entities are where no row does.
    pub fn has_kind(self) -> bool {
        matches!(self, Self::Actors | Self::Relations | Self::Matrix | Self::Claims)
    }

    /// The shape of this key.
    pub fn read(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|shape| shape.key() == key)
    }
}

impl Use {
    /// All of them, those that name a relation without its name.
    fn all() -> Vec<Self> {
        let kind = String::new;
        vec![
            Self::Ignore,
            Self::Organisation,
            Self::Name,
            Self::FirstName,
            Self::Function,
            Self::Person { kind: kind() },
            Self::Client { kind: kind() },
            Self::From,
            Self::To,
            Self::FromId,
            Self::ToId,
            Self::RelationKind,
            Self::Direction,
            Self::Sign,
            Self::Strength,
            Self::Kind,
            Self::Aliases,
            Self::Description,
            Self::Tags,
            Self::Stance,
            Self::Target,
            Self::Us,
            Self::Date,
            Self::Start,
            Self::End,
            Self::State,
            Self::Url,
            Self::About,
            Self::AboutId,
            Self::Note,
            Self::Source,
            Self::SourceId,
            Self::Quote,
            Self::Page,
            Self::Bearing,
            Self::Grade,
            Self::When,
            Self::Private,
            Self::Related { kind: kind(), outgoing: true },
            Self::Related { kind: kind(), outgoing: false },
            Self::Id,
            Self::Field,
            Self::PersonField,
        ]
    }

    /// The key of the use.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Ignore => "ignore",
            Self::Id => "id",
            Self::Name => "name",
            Self::FirstName => "first_name",
            Self::Kind => "kind",
            Self::Aliases => "aliases",
            Self::Description => "description",
            Self::Tags => "tags",
            Self::Stance => "stance",
            Self::Target => "target",
            Self::Us => "us",
            Self::Date => "date",
            Self::Start => "start",
            Self::End => "end",
            Self::Url => "url",
            Self::Source => "source",
            Self::Note => "note",
            Self::Field => "field",
            Self::PersonField => "person_field",
            Self::From => "from",
            Self::To => "to",
            Self::FromId => "from_id",
            Self::ToId => "to_id",
            Self::RelationKind => "relation_kind",
            Self::Direction => "direction",
            Self::Sign => "sign",
            Self::Strength => "strength",
            Self::Organisation => "organisation",
            Self::Person { .. } => "person",
            Self::Client { .. } => "client",
            Self::Function => "function",
            Self::State => "state",
            Self::About => "about",
            Self::AboutId => "about_id",
            Self::SourceId => "source_id",
            Self::Quote => "quote",
            Self::Page => "page",
            Self::Bearing => "bearing",
            Self::Grade => "grade",
            Self::When => "when",
            Self::Private => "private",
            Self::Related { outgoing: true, .. } => "related_to",
            Self::Related { outgoing: false, .. } => "related_from",
        }
    }

    /// The use of this key; a relation of it has no name yet.
    pub fn read(key: &str) -> Option<Self> {
        Self::all().into_iter().find(|usage| usage.key() == key)
    }

    /// The uses that columns of a sheet of this shape can have.
    pub fn offered(shape: Shape) -> Vec<Self> {
        Self::all().into_iter().filter(|usage| usage.fits(shape)).collect()
    }

    fn fits(&self, shape: Shape) -> bool {
        let of_relation = matches!(
            self,
            Self::From
                | Self::To
                | Self::FromId
                | Self::ToId
                | Self::RelationKind
                | Self::Direction
                | Self::Sign
                | Self::Strength
        );
        let of_register = matches!(
            self,
            Self::Organisation
                | Self::FirstName
                | Self::Function
                | Self::Person { .. }
                | Self::Client { .. }
                | Self::PersonField
        );
        let of_side = matches!(self, Self::Stance | Self::Target | Self::Us);
        let of_claim = matches!(
            self,
            Self::About
                | Self::AboutId
                | Self::SourceId
                | Self::Quote
                | Self::Page
                | Self::Bearing
                | Self::Grade
                | Self::When
                | Self::Private
        );
        let of_any_claim = matches!(
            self,
            Self::Ignore
                | Self::Id
                | Self::Note
                | Self::Kind
                | Self::Source
                | Self::Date
                | Self::Stance
                | Self::Field
        );
        if shape == Shape::Claims || of_claim {
            return shape == Shape::Claims && (of_claim || of_any_claim);
        }
        match shape {
            Shape::Skip | Shape::Matrix | Shape::Claims => false,
            Shape::Register => !of_relation && *self != Self::State,
            Shape::Relations => {
                !of_register && !of_side && !matches!(self, Self::Related { .. } | Self::State)
            }
            Shape::Actors | Shape::Events => {
                !of_relation && (!of_register || *self == Self::FirstName) && *self != Self::State
            }
            Shape::Actions => !of_relation && !of_register && !of_side,
        }
    }

    /// What cuts the cells of a column that was just given this use; only what they hold does.
    pub fn usual_split(&self) -> Vec<Separator> {
        use Separator::{Bar, Comma, Line, List, Semicolon, Slash};
        match self {
            Self::Client { .. } | Self::Related { .. } => Separator::ALL.to_vec(),
            Self::Person { .. } => Separator::ALL.into_iter().filter(|it| *it != Slash).collect(),
            Self::Tags | Self::Aliases => vec![List, Line, Bar, Semicolon, Comma],
            Self::From | Self::To | Self::About => vec![Line, Bar, Semicolon],
            _ => Vec::new(),
        }
    }

    /// The kind of the relation that the column makes; none when it makes none.
    pub fn relation_kind(&self) -> Option<&str> {
        match self {
            Self::Person { kind } | Self::Client { kind } | Self::Related { kind, .. } => {
                Some(kind)
            }
            _ => None,
        }
    }

    /// The same use with another kind of relation, if it makes one.
    #[must_use]
    pub fn with_relation_kind(mut self, wanted: &str) -> Self {
        if let Self::Person { kind } | Self::Client { kind } | Self::Related { kind, .. } =
            &mut self
        {
            wanted.trim().clone_into(kind);
        }
        self
    }
}

impl Column {
    /// Gives the column another use, with what usually cuts that, unless it was said to be cut otherwise.
    pub fn become_used(&mut self, usage: Use) {
        if self.split.is_empty() || self.split == self.usage.usual_split() {
            self.split = usage.usual_split();
        }
        self.usage = usage;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_reads_back() {
        for usage in Use::all() {
            assert_eq!(Use::read(usage.key()), Some(usage));
        }
        for shape in Shape::ALL {
            assert_eq!(Shape::read(shape.key()), Some(shape));
        }
    }

    #[test]
    fn a_register_offers_people_and_no_relation_columns() {
        let keys: Vec<_> = Use::offered(Shape::Register).iter().map(Use::key).collect();
        assert!(keys.contains(&"person") && keys.contains(&"client"));
        assert!(!keys.contains(&"from") && !keys.contains(&"about"));
        let keys: Vec<_> = Use::offered(Shape::Claims).iter().map(Use::key).collect();
        assert!(keys.contains(&"about") && keys.contains(&"note") && !keys.contains(&"name"));
    }

    #[test]
    fn a_list_of_names_is_cut_by_what_it_holds() {
        let related = Use::Related { kind: String::new(), outgoing: true };
        let pieces = super::super::split::pieces("A - B ; C", &related.usual_split());
        assert_eq!(pieces, ["A", "B", "C"]);
        let (header, split) = (String::new(), Vec::new());
        let mut column = Column { header, index: 0, usage: Use::Field, split };
        column.become_used(related);
        assert_eq!(column.split, Separator::ALL);
        // A field is not cut: its text would change.
        column.become_used(Use::Field);
        assert_eq!(column.split, []);
        column.split = vec![Separator::Bar];
        column.become_used(Use::Tags);
        assert_eq!(column.split, [Separator::Bar]);
    }

    #[test]
    fn only_uses_that_make_a_relation_take_its_name() {
        let client = Use::read("client").unwrap().with_relation_kind(" défend ");
        assert_eq!(client.relation_kind(), Some("défend"));
        assert_eq!(Use::Name.with_relation_kind("x"), Use::Name);
    }
}
