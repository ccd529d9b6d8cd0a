//! Work on several threads, whose results are taken in the order of the work.

use std::io;
use std::num::NonZeroUsize;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// The most threads that work, however many are asked for.
pub(super) const MAX_THREADS: NonZeroUsize = NonZeroUsize::new(64).unwrap();

/// Takes one result of a piece of work, or says that nobody wants it any more.
pub(super) type Give<'g, R> = &'g mut dyn FnMut(R) -> io::Result<()>;

/// Takes a piece of work, or says that nobody wants it any more.
pub(super) type HandOn<'h, J> = &'h mut dyn FnMut(J) -> io::Result<()>;

/// A piece of work, and where its results go.
type Job<J, R> = (J, SyncSender<R>);

/// Reads work on one thread, does it on others, and takes the results on this one, in the order of the work.
///
/// Nothing piles up: there are never more pieces of work than the channels have room for, and a piece whose turn has not
/// come gives `room` results, and waits with the next.
pub(super) fn in_order<J: Send, R: Send>(
    threads: NonZeroUsize,
    room: usize,
    read: impl FnOnce(HandOn<'_, J>) -> io::Result<()> + Send,
    work: impl Fn(J, Give<'_, R>) -> io::Result<()> + Sync,
    mut take: impl FnMut(R) -> io::Result<()>,
) -> io::Result<()> {
    let threads = threads.min(MAX_THREADS).get();
    thread::scope(|scope| {
        let (jobs, queue) = sync_channel::<Job<J, R>>(threads);
        let (turns, in_turn) = sync_channel::<Receiver<R>>(2 * threads);
        let queue = Arc::new(Mutex::new(queue));
        for _ in 0..threads {
            let (queue, work) = (queue.clone(), &work);
            scope.spawn(move || work_on(&queue, work));
        }
        drop(queue);
        let reader = scope.spawn(move || {
            read(&mut |job| {
                let (sender, results) = sync_channel(room);
                turns.send(results).map_err(|_| ended())?;
                jobs.send((job, sender)).map_err(|_| ended())
            })
        });
        for results in in_turn {
            for result in results {
                take(result)?;
            }
        }
        // A panic of the reader ends the scope.
        reader.join().unwrap_or(Ok(()))
    })
}

/// Does work until no more comes.
fn work_on<J, R>(
    queue: &Mutex<Receiver<Job<J, R>>>,
    work: &impl Fn(J, Give<'_, R>) -> io::Result<()>,
) {
    loop {
        let job = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((job, results)) = job else {
            return;
        };
        // It ends early when nobody takes its results any more, and that one knows why.
        let _ = work(job, &mut |result| results.send(result).map_err(|_| ended()));
    }
}

/// What a thread is told whose results nobody takes.
fn ended() -> io::Error {
    io::ErrorKind::BrokenPipe.into()
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    fn threads(count: usize) -> NonZeroUsize {
        NonZeroUsize::new(count).unwrap()
    }

    fn read(hand_on: HandOn<'_, u32>) -> io::Result<()> {
        (0..1000).try_for_each(hand_on)
    }

    /// Twice each number, the even ones after a while.
    fn work(number: u32, give: Give<'_, u32>) -> io::Result<()> {
        if number.is_multiple_of(2) {
            thread::yield_now();
        }
        give(number)?;
        give(number)
    }

    #[test]
    fn results_come_in_the_order_of_the_work() {
        for count in [1, 2, 7] {
            let mut taken = Vec::new();
            let take = |result| {
                taken.push(result);
                Ok(())
            };
            in_order(threads(count), 1, read, work, take).unwrap();
            assert!(taken.into_iter().eq((0..1000).flat_map(|it| [it, it])));
        }
    }

    #[test]
    fn an_error_of_the_one_who_takes_ends_all_threads() {
        let mut count = 0;
        let take = |_| {
            count += 1;
            if count < 10 {
                Ok(())
            } else {
                Err(io::ErrorKind::StorageFull.into())
            }
        };
        let error = in_order(threads(3), 1, read, work, take).unwrap_err();
        assert_eq!((error.kind(), count), (io::ErrorKind::StorageFull, 10));
    }

    #[test]
    fn an_error_of_the_reader_comes_after_what_was_read() {
        let mut taken = 0;
        let read = |hand_on: HandOn<'_, u32>| {
            hand_on(1)?;
            Err(io::ErrorKind::InvalidData.into())
        };
        let take = |_| {
            taken += 1;
            Ok(())
        };
        let error = in_order(threads(2), 1, read, work, take).unwrap_err();
        assert_eq!((error.kind(), taken), (io::ErrorKind::InvalidData, 2));
    }

    #[test]
    fn work_waits_for_the_one_who_takes() {
        let done = AtomicUsize::new(0);
        let work = |number: u32, give: Give<'_, u32>| {
            done.fetch_add(1, Ordering::Relaxed);
            give(number)
        };
        let mut most = 0;
        let take = |number: u32| {
            let ahead = done.load(Ordering::Relaxed) - usize::try_from(number).unwrap();
            most = most.max(ahead);
            Ok(())
        };
        in_order(threads(2), 1, read, work, take).unwrap();
        // Those whose turn may come, and those that the two threads are doing.
        assert!(most <= 2 * 2 + 2 + 2, "{most} ahead");
    }
}
