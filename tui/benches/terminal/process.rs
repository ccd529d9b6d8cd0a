//! What the system says of a process, where it has a `/proc` to say it.

use std::fs;

/// The ticks of CPU that a process has used: `utime` and `stime` of `stat`.
pub(crate) fn cpu_ticks(id: u32) -> Option<u64> {
    let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    // The name, which is in parentheses, may contain spaces; `utime` is the twelfth field after it.
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(11);
    let user: u64 = fields.next()?.parse().ok()?;
    let system: u64 = fields.next()?.parse().ok()?;
    Some(user + system)
}

/// How often the threads of a process went to sleep; each time but the last they woke up again.
pub(crate) fn sleeps(id: u32) -> Option<u64> {
    let mut sleeps = 0;
    for thread in fs::read_dir(format!("/proc/{id}/task")).ok()? {
        let status = fs::read_to_string(thread.ok()?.path().join("status")).ok()?;
        sleeps += value(&status, "voluntary_ctxt_switches:")?;
    }
    Some(sleeps)
}

/// The resident memory of a process in bytes: `VmRSS` now, `VmHWM` at its most.
pub(crate) fn memory(id: u32, name: &str) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    Some(value(&status, name)? * 1024)
}

/// The number after a name, at the start of a line.
fn value(status: &str, name: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_whitespace().next()?.parse().ok()
}
