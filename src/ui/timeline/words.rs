//! Words for what stands on the line of time.

use crate::analysis::chronology::groups::GroupKey;
use crate::domain::project::Project;
use crate::i18n::Lang;

/// The name of a group; none for the only one there is.
pub(super) fn group_name(project: &Project, key: &GroupKey, t: Lang) -> Option<String> {
    Some(match key {
        GroupKey::All => return None,
        GroupKey::Kind(kind) => t.kinds(kind),
        GroupKey::Source(source) => t.timeline_source(source).to_owned(),
        GroupKey::Tag(tag) => tag.clone(),
        GroupKey::Stance(stance) => t.stance(Some(*stance)).to_owned(),
        GroupKey::Actor(id) => project.entity_name(*id).to_owned(),
        GroupKey::Community(n) => t.group_community_n(n + 1),
        GroupKey::Rest => t.group_rest().to_owned(),
    })
}
