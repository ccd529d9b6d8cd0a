//! Writes what was found.

use std::collections::HashSet;
use std::hash::{BuildHasher as _, RandomState};
use std::io::{self, Write};
use std::mem;

use super::engine::Event;
use super::options::Scan;
use super::result::ScanResult;
use super::whole::Whole;
use crate::commands::progress::Progress;
use crate::commands::remarks::Remark;
use crate::input::mail::MailSays;
use crate::input::relative::Relative;
use crate::input::scan::{BytesRead, Item, ScanItem, Searched};
use crate::input::{Candidate, Found};
use crate::reading::Reading;
use crate::reading::masking::{self, Disclosed};
use crate::reading::notes::{Note, of_found, of_mail};
use crate::report::{Finding, FoundIn, Report, ReportEntry};
use crate::settings::Settings;
use crate::text::shown::Shown;

/// After so many entries they are written, at the latest.
const MAX_KEPT: u64 = 64;

/// Writes what was found.
pub(super) struct Output<'s, O, R> {
    settings: &'s Settings,
    report: Report<Whole<O>>,
    remark: R,
    progress: Progress,
    /// The bytes of the files that were searched, and those of the file that is being read.
    done: u64,
    read: BytesRead,
    known: Option<Known>,
    file: Option<String>,
    count: u64,
    buffer: Vec<u8>,
    result: ScanResult,
}

/// The links that were written, each as two numbers: that two links share both is as good as impossible.
#[derive(Default)]
struct Known {
    hashers: [RandomState; 2],
    links: HashSet<[u64; 2]>,
}

impl Known {
    /// Whether this is new, and known from now on.
    fn insert(&mut self, item: &Item) -> bool {
        let text = match item {
            Item::Link(found) => (0_u8, found.link()),
            Item::Relative { value, relative } => (1 + relative.kind() as u8, value.as_slice()),
        };
        let hashes = self.hashers.each_ref().map(|it| it.hash_one(text));
        self.links.insert(hashes)
    }
}

impl<'s, O: Write, R: FnMut(Remark)> Output<'s, O, R> {
    pub(super) fn new(scan: &Scan<'s>, output: O, remark: R, progress: Progress) -> Self {
        Self {
            settings: scan.settings,
            report: Report::new(scan.format, scan.settings, Whole::new(output)),
            remark,
            progress,
            done: 0,
            read: BytesRead::default(),
            known: scan.unique.then(Known::default),
            file: None,
            count: 0,
            buffer: Vec::new(),
            result: ScanResult {
                all_whole: true,
                all_read: true,
            },
        }
    }

    /// Takes what happened.
    pub(super) fn take(&mut self, event: Event) -> io::Result<()> {
        match event {
            Event::File { name, read } => {
                self.file = name;
                self.done += self.read.get();
                self.read = read;
            }
            Event::Searched(searched) => self.write_all(&searched)?,
            Event::Unreadable(sentence) => {
                self.result.all_read = false;
                self.remark(Remark::Sentence(sentence));
            }
            Event::Skipped(sentence) => self.remark(Remark::Sentence(sentence)),
        }
        if self.progress.is_due() {
            let bytes = self.done + self.read.get();
            self.progress.show(bytes, self.count, "links found");
        }
        Ok(())
    }

    /// Ends the report.
    pub(super) fn finish(mut self) -> io::Result<ScanResult> {
        self.progress.hide();
        self.report.finish()?;
        Ok(self.result)
    }

    fn write_all(&mut self, searched: &Searched) -> io::Result<()> {
        for item in &searched.items {
            if self
                .known
                .as_mut()
                .is_none_or(|known| known.insert(&item.item))
            {
                self.write(item)?;
                self.count += 1;
                if self.count.is_multiple_of(MAX_KEPT) {
                    self.report.flush()?;
                }
            }
        }
        for remark in &searched.remarks {
            let file = self.file_name();
            self.remark(Remark::Sentence(format!("{file}: {remark}")));
        }
        self.report.flush()
    }

    fn write(&mut self, item: &ScanItem) -> io::Result<()> {
        match &item.item {
            Item::Link(found) => self.write_link(item, found),
            Item::Relative { value, relative } => self.write_relative(item, value, relative),
        }
    }

    fn write_link(&mut self, item: &ScanItem, found: &Found) -> io::Result<()> {
        let settings = self.settings;
        let disclosed = Disclosed::of_candidate(Candidate::whole(found.link()), settings);
        let mut buffer = mem::take(&mut self.buffer);
        let reading = disclosed.reading(settings, &mut buffer);
        let mut notes = of_found(found, false);
        if let Some(says) = item.says.as_deref() {
            notes.extend(disagreement(says, found, &reading));
        }
        let source = masking::place(&item.source, settings);
        let log = item.log.as_ref();
        let log = log.map(|log| masking::request(log, settings));
        let says = item.says.as_deref();
        let says = says.map(|says| masking::says(says, settings));
        let file = self.file.take();
        let written = self.write_entry(
            item,
            &ReportEntry::Read {
                candidate: disclosed.candidate(),
                reading: &reading,
                finding: Finding {
                    undone: found.undone(),
                    notes: &notes,
                    log: log.as_ref(),
                    place: Some(FoundIn {
                        file: file.as_deref(),
                        source: &source,
                    }),
                    mail: says.as_deref(),
                    ..Finding::default()
                },
            },
        );
        self.file = file;
        self.buffer = buffer;
        written
    }

    fn write_relative(
        &mut self,
        item: &ScanItem,
        value: &[u8],
        relative: &Relative,
    ) -> io::Result<()> {
        let settings = self.settings;
        let disclosed = Disclosed::of_candidate(Candidate::whole(value), settings);
        let source = masking::place(&item.source, settings);
        let file = self.file.take();
        let written = self.write_entry(
            item,
            &ReportEntry::Relative {
                line: disclosed.line(),
                relative: &masking::relative(relative, settings),
                place: Some(FoundIn {
                    file: file.as_deref(),
                    source: &source,
                }),
                settings,
            },
        );
        self.file = file;
        written
    }

    fn write_entry(&mut self, item: &ScanItem, entry: &ReportEntry<'_>) -> io::Result<()> {
        self.result.all_whole &= entry.is_whole();
        for gap in self.report.event_gaps(entry) {
            let place = format!("{}: line {}", self.file_name(), item.source.line);
            self.remark(Remark::Gap { place, gap });
        }
        self.report.write(entry)
    }

    fn remark(&mut self, remark: Remark) {
        self.progress.hide();
        (self.remark)(remark);
    }

    fn file_name(&self) -> Shown {
        Shown::text(self.file.as_deref().unwrap_or("standard input"))
    }
}

/// The note that the headers of its mail say something else than a link: than the original, if it is masked.
fn disagreement(says: &MailSays, found: &Found, reading: &Reading<'_>) -> Option<Note> {
    let settings = reading.settings();
    if !settings.mask {
        return of_mail(says, reading.link().ok()?);
    }
    let mut buffer = Vec::new();
    let original = Reading::new(found.link(), settings, &mut buffer);
    of_mail(says, original.link().ok()?)
}
