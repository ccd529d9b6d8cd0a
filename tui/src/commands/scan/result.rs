//! How a search ended.

/// How a search ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScanResult {
    /// Whether every link that was found could be read to its end.
    pub all_whole: bool,
    /// Whether everything could be read.
    pub all_read: bool,
}
