//! The file in which everything is kept: named texts, as the journal asks of a storage, in a log that only grows.
//!
//! Each record of the log is one write of one value. A value that only got another first line and more text at its end,
//! which is what a segment of a journal does with each commit, is recorded as just that. A record is
//!
//! ```text
//! CHECKSUM KIND KEY FIRST REST LF   (lengths in bytes; the checksum is over the rest of the line and what follows it)
//! first line and rest LF
//! ```
//!
//! with the kinds `put` (the value is `rest`), `grow` (the first line becomes `first`, and `rest` comes after the end)
//! and `drop`. What was torn when a machine stopped is cut off at the next start, and kept in a file beside the log. A
//! record that is not whole with a whole one after it is no torn end: such a log is not opened.
//!
//! A write that returned is in the file's cache, which outlives the program but not the machine. [`Store::synced`] tells
//! when it is on the disk: one flush serves all who wait for it.

use crate::journal::{SlotError, Slots};
use std::collections::BTreeMap;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use tokio::sync::watch;

mod record;

use record::Record;

/// The first line of every log.
const HEAD: &str = "memberdesk mock backend log 1\n";

/// How far the log is on the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Synced {
    /// Up to this offset.
    To(u64),
    /// The disk refused; nothing can be promised any more.
    Failed,
}

/// The named texts of all accounts.
#[derive(Clone)]
pub struct Store {
    log: Arc<Mutex<Log>>,
    /// Wakes the one who flushes.
    written: Arc<Condvar>,
    synced: watch::Sender<Synced>,
}

struct Log {
    file: Option<File>,
    /// Where the next record goes.
    end: u64,
    /// The most bytes that the log may have.
    limit: u64,
    values: BTreeMap<String, String>,
    failed: bool,
    closed: bool,
}

impl Store {
    /// A store that is forgotten with the program.
    pub fn in_memory(limit: u64) -> Self {
        Self::with(None, 0, BTreeMap::new(), limit)
    }

    /// Opens a log, or begins one.
    ///
    /// # Errors
    /// The file cannot be read or written, is not a log of this program, or another program has it open.
    pub fn open(path: &Path, limit: u64) -> io::Result<Self> {
        let mut file = OpenOptions::new().read(true).append(true).create(true).open(path)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(io::Error::other("another mock backend uses this file"));
            }
            Err(TryLockError::Error(error)) => return Err(error),
        }
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        if !bytes.starts_with(HEAD.as_bytes()) {
            // A head that was not finished is that of a file that was being made.
            if !HEAD.as_bytes().starts_with(&bytes) {
                return Err(io::Error::other("this is not a log of the mock backend"));
            }
            file.set_len(0)?;
            file.write_all(HEAD.as_bytes())?;
            file.sync_all()?;
            sync_folder(path)?;
            return Ok(Self::with(Some(file), HEAD.len() as u64, BTreeMap::new(), limit));
        }
        let mut values = BTreeMap::new();
        let mut end = HEAD.len();
        while let Some((record, length)) = Record::read(&bytes[end..]) {
            record.apply(&mut values);
            end += length;
        }
        if let Some(next) = record::next(&bytes, end + 1) {
            return Err(damaged(path, end, next));
        }
        if end < bytes.len() {
            let kept = beside(path, end);
            let mut copy = File::create(&kept)?;
            copy.write_all(&bytes[end..])?;
            // It is on the disk before the log loses it.
            copy.sync_all()?;
            sync_folder(&kept)?;
            tracing::warn!(
                bytes = bytes.len() - end,
                kept = %kept.display(),
                "the end of the log was not whole; it is kept in a file of its own"
            );
            file.set_len(end as u64)?;
            file.seek(SeekFrom::End(0))?;
            file.sync_all()?;
        }
        Ok(Self::with(Some(file), end as u64, values, limit))
    }

    fn with(file: Option<File>, end: u64, values: BTreeMap<String, String>, limit: u64) -> Self {
        let on_disk = file.is_some();
        let log = Log { file, end, limit, values, failed: false, closed: false };
        let (synced, _) = watch::channel(Synced::To(end));
        let store = Self { log: Arc::new(Mutex::new(log)), written: Arc::default(), synced };
        if on_disk {
            let flusher = store.clone();
            std::thread::spawn(move || flusher.flush_until_closed());
        }
        store
    }

    /// Where the log ends: all that was written up to now is before it.
    pub fn end(&self) -> u64 {
        self.lock().end
    }

    /// Waits until the log is on the disk up to an offset; `false` where the disk refused.
    pub async fn synced(&self, offset: u64) -> bool {
        let mut synced = self.synced.subscribe();
        let reached = synced
            .wait_for(|synced| match synced {
                Synced::To(to) => *to >= offset,
                Synced::Failed => true,
            })
            .await;
        reached.is_ok_and(|synced| *synced != Synced::Failed)
    }

    /// Writes what is left to the disk and lets go of the file; nothing can be written any more.
    pub fn close(&self) {
        let mut log = self.lock();
        log.closed = true;
        self.written.notify_all();
        while log.file.is_some() {
            log = self.written.wait(log).unwrap_or_else(PoisonError::into_inner);
        }
        log.failed = true;
    }

    fn lock(&self) -> MutexGuard<'_, Log> {
        // Each change of the log is one whole step, so that a panic elsewhere leaves nothing half done here.
        self.log.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn flush_until_closed(&self) {
        self.flush();
        if let Some(file) = self.lock().file.take() {
            // A program that is being started may still have inherited the file; the lock must not wait for that.
            let _ = file.unlock();
        }
        self.written.notify_all();
    }

    /// Flushes what is written until the log is closed or the disk refuses.
    fn flush(&self) {
        let mut flushed = match *self.synced.borrow() {
            Synced::To(to) => to,
            Synced::Failed => return,
        };
        loop {
            let (file, end) = {
                let mut log = self.lock();
                while log.end == flushed && !log.closed {
                    log = self.written.wait(log).unwrap_or_else(PoisonError::into_inner);
                }
                if log.end == flushed {
                    return;
                }
                match log.file.as_ref().map(File::try_clone) {
                    Some(Ok(file)) => (file, log.end),
                    Some(Err(_)) | None => {
                        log.failed = true;
                        self.synced.send_replace(Synced::Failed);
                        return;
                    }
                }
            };
            if let Err(error) = file.sync_data() {
                // What the disk has of it is not known, and a second try may claim what is not true.
                tracing::error!(%error, "the log cannot be written to the disk; nothing is accepted any more");
                self.lock().failed = true;
                self.synced.send_replace(Synced::Failed);
                return;
            }
            flushed = end;
            self.synced.send_replace(Synced::To(end));
        }
    }

    fn record(&self, log: &mut Log, record: &Record<'_>) -> Result<(), SlotError> {
        if log.failed {
            return Err(SlotError::Other("the log can no longer be written".to_owned()));
        }
        let bytes = record.write();
        let end = log.end + bytes.len() as u64;
        if end > log.limit {
            return Err(SlotError::Full);
        }
        if let Some(file) = &mut log.file
            && let Err(error) = file.write_all(&bytes)
        {
            // A part of the record may be there: without it the log is as it was.
            log.failed = file.set_len(log.end).is_err();
            let full =
                [io::ErrorKind::StorageFull, io::ErrorKind::QuotaExceeded, io::ErrorKind::FileTooLarge];
            let full = full.contains(&error.kind());
            return Err(if full { SlotError::Full } else { SlotError::Other(error.to_string()) });
        }
        log.end = end;
        if log.file.is_none() {
            self.synced.send_replace(Synced::To(end));
        }
        record.apply(&mut log.values);
        self.written.notify_all();
        Ok(())
    }
}

impl Slots for Store {
    fn read(&self, key: &str) -> Result<Option<String>, SlotError> {
        Ok(self.lock().values.get(key).cloned())
    }

    fn write(&self, key: &str, value: &str) -> Result<(), SlotError> {
        let mut log = self.lock();
        let record = match log.values.get(key).and_then(|old| record::growth(old, value)) {
            Some((first, rest)) => Record::Grow { key, first, rest },
            None => Record::Put { key, value },
        };
        self.record(&mut log, &record)
    }

    fn remove(&self, key: &str) -> Result<(), SlotError> {
        let mut log = self.lock();
        if log.values.contains_key(key) { self.record(&mut log, &Record::Drop { key }) } else { Ok(()) }
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, SlotError> {
        let log = self.lock();
        let from = log.values.range(prefix.to_owned()..);
        Ok(from.map(|(key, _)| key).take_while(|key| key.starts_with(prefix)).cloned().collect())
    }
}

/// The log is damaged before its end, which no stopping machine does: what to do is for a person to decide.
fn damaged(path: &Path, from: usize, next: usize) -> io::Error {
    let path = path.display();
    io::Error::other(format!(
        "the log is damaged at byte {from}, and whole again from byte {next} on; nothing was changed. Put a copy of the \
         file from before in its place. Without one keep a copy of this file, and give up everything after the damage: \
         truncate -s {from} {path}"
    ))
}

/// Where the end of a log that was cut off is kept.
fn beside(path: &Path, offset: usize) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".torn-at-{offset}"));
    path.with_file_name(name)
}

/// Makes the entry of a new file in its folder outlive the machine's stopping.
fn sync_folder(path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()
}
