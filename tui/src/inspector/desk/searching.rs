//! Going to what was found.

use super::matches::{Match, MatchPlace, matches};
use super::notice::Notice;
use super::state::Desk;

impl Desk {
    /// The matches of a text.
    pub(in crate::inspector) fn matches(&self, sought: &str) -> Vec<Match> {
        matches(&self.read, sought)
    }

    /// Goes so many matches further from the last one, around and around. Returns where the match is.
    pub(in crate::inspector) fn next_match(&mut self, matches: isize) -> Option<MatchPlace> {
        if self.search.sought.is_empty() {
            self.notify(Notice::NothingSought);
            return None;
        }
        let found = self.matches(&self.search.sought);
        let count = found.len();
        if count == 0 {
            self.notify(Notice::NotFound);
            return None;
        }
        // The link may have changed since.
        let at = self.search.at.min(count - 1);
        let at = at.saturating_add(count).saturating_add_signed(matches) % count;
        self.go_to_match(&found, at)
    }

    /// Searches for a text, and goes to one of its matches. Returns where the match is, if there is one.
    pub(in crate::inspector) fn search_for(
        &mut self,
        sought: &str,
        found: &[Match],
        number: usize,
    ) -> Option<MatchPlace> {
        if number < found.len() {
            sought.clone_into(&mut self.search.sought);
        }
        self.go_to_match(found, number)
    }

    /// Forgets what was searched for. Returns whether anything was.
    pub(in crate::inspector) fn forget_search(&mut self) -> bool {
        let search = std::mem::take(&mut self.search);
        !search.sought.is_empty()
    }

    /// Selects a match.
    fn go_to_match(&mut self, found: &[Match], number: usize) -> Option<MatchPlace> {
        let place = found.get(number)?.place;
        match place {
            MatchPlace::Item(item) => self.select(Some(item)),
            MatchPlace::Node(node) => {
                self.unfold_to(node);
                self.select_node(node);
            }
        }
        self.search.at = number;
        self.notify(Notice::Found {
            number: number + 1,
            count: found.len(),
        });
        Some(place)
    }
}
