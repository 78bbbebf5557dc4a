//! The words that the journal's promises are told in: commits to write, and storages that fail on purpose.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use memberdesk::domain::date::{Day, Moment};
use memberdesk::domain::event::{Event, Stamped};
use memberdesk::domain::id::{CommandId, UserId};
use memberdesk::domain::user::{By, Language};
use memberdesk::journal::{Commit, Condition, Damage, Journal, MemorySlots, Opened, Place, SlotError, Slots};

pub const PREFIX: &str = "memberdesk:/desk/";

/// The place of a sandbox of the app at `/desk/`.
pub fn place(sandbox: &str) -> Place {
    Place::new(PREFIX, sandbox).expect("a plain name")
}

/// A commit that adds a person of the given name.
pub fn commit(number: u64, name: &str) -> Commit {
    commit_of(0, number, name)
}

/// The same by a certain tab, so that no two tabs write the same commit.
pub fn commit_of(tab: u32, number: u64, name: &str) -> Commit {
    let event = Event::UserAdded {
        user: UserId(number as u32),
        name: name.to_owned(),
        email: "ada@contoso.example".to_owned(),
        roles: Vec::new(),
        language: Language::English,
    };
    let by = By::User(UserId(1));
    let on = Day::new(2020, 3, 19).expect("a day").plus_days(number as i64 % 900);
    let id = u128::from(number).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835) ^ u128::from(tab);
    let at = Moment::from_millis(1_584_576_000_000 + number as i64 * 417);
    Commit { number, id: CommandId(id), at, entries: vec![Stamped { on, minute: 540, by, event }] }
}

/// So many commits from the first on.
pub fn commits(count: u64) -> Vec<Commit> {
    (1..=count).map(|number| commit(number, "Ada 王小明")).collect()
}

/// A storage with a journal of the given commits in the sandbox `main`.
pub fn stored(commits: &[Commit]) -> Rc<Storage> {
    let storage = Rc::new(Storage::default());
    append_all(&storage, "main", commits);
    storage.watch();
    storage
}

/// Appends commits one by one to a sandbox.
pub fn append_all(storage: &Rc<Storage>, sandbox: &str, commits: &[Commit]) {
    let mut journal = open(storage, sandbox).journal;
    for commit in commits {
        journal.append(commit).expect("room for it");
    }
}

/// Opens the journal of a sandbox.
pub fn open(storage: &Rc<Storage>, sandbox: &str) -> Opened<Rc<Storage>> {
    Journal::open(Rc::clone(storage), place(sandbox)).expect("a storage that can be read")
}

/// Opens the journal `main`, which has to be sound, and returns its commits.
pub fn sound(storage: &Rc<Storage>) -> Vec<Commit> {
    let opened = open(storage, "main");
    assert_eq!(opened.condition, Condition::Sound);
    opened.commits
}

/// Opens the journal `main`, which has to be damaged.
pub fn damaged(storage: &Rc<Storage>) -> (Opened<Rc<Storage>>, Damage) {
    let opened = open(storage, "main");
    match opened.condition.clone() {
        Condition::Damaged(damage) => (opened, damage),
        Condition::Empty | Condition::Sound | Condition::Newer { .. } => {
            panic!("not damaged but {:?}", opened.condition)
        }
    }
}

/// What happens to a write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It throws.
    Throws(&'static str),
    /// It returns and nothing is stored.
    Vanishes,
}

/// A storage that counts what is asked of it and can fail.
#[derive(Default)]
pub struct Storage {
    slots: MemorySlots,
    /// Which change (a write or a removal), counted from 0, has another fate, and whether all after it have, too.
    pub fate: Cell<Option<(usize, Fate, bool)>>,
    /// How many changes were asked for since the last look.
    pub changes: Cell<usize>,
    /// How many UTF-16 units were read since the last look.
    pub read: Cell<usize>,
    /// What was written since the last look.
    pub written: RefCell<Vec<(String, String)>>,
}

impl Storage {
    /// Begins to count anew.
    pub fn watch(&self) {
        self.changes.set(0);
        self.read.set(0);
        self.written.borrow_mut().clear();
    }

    /// Lets the change of this index fail once.
    pub fn fail(&self, index: usize, fate: Fate) {
        self.watch();
        self.fate.set(Some((index, fate, false)));
    }

    /// Lets the change of this index and all after it fail, as after the program was killed.
    pub fn kill(&self, index: usize) {
        self.watch();
        self.fate.set(Some((index, Fate::Throws("killed"), true)));
    }

    /// Lets nothing fail any more.
    pub fn heal(&self) {
        self.fate.set(None);
        self.watch();
    }

    /// The value of a segment of `main`.
    pub fn segment(&self, number: u32) -> Option<String> {
        self.slots.read(&place("main").segment(number)).expect("memory")
    }

    /// Changes a segment of `main` behind everyone's back.
    pub fn tamper(&self, number: u32, value: &str) {
        self.slots.write(&place("main").segment(number), value).expect("memory");
    }

    /// Removes a segment of `main` behind everyone's back.
    pub fn lose(&self, number: u32) {
        self.slots.remove(&place("main").segment(number)).expect("memory");
    }

    /// Everything that is stored, by key.
    pub fn all(&self) -> Vec<(String, String)> {
        let keys = self.slots.keys("").expect("memory");
        let value = |key: &String| self.slots.read(key).expect("memory").expect("a listed key");
        keys.iter().map(|key| (key.clone(), value(key))).collect()
    }

    /// A storage with the same values.
    pub fn copy(&self) -> Rc<Storage> {
        let storage = Storage::default();
        for (key, value) in self.all() {
            storage.slots.write(&key, &value).expect("memory");
        }
        Rc::new(storage)
    }

    fn change(&self) -> Result<bool, SlotError> {
        let index = self.changes.replace(self.changes.get() + 1);
        match self.fate.get() {
            Some((at, fate, after)) if index == at || (after && index > at) => match fate {
                Fate::Throws("full") => Err(SlotError::Full),
                Fate::Throws(why) => Err(SlotError::Other(why.to_owned())),
                Fate::Vanishes => Ok(false),
            },
            Some(_) | None => Ok(true),
        }
    }
}

impl Slots for Storage {
    fn read(&self, key: &str) -> Result<Option<String>, SlotError> {
        let value = self.slots.read(key)?;
        self.read.set(self.read.get() + value.as_ref().map_or(0, String::len));
        Ok(value)
    }

    fn write(&self, key: &str, value: &str) -> Result<(), SlotError> {
        if self.change()? {
            self.slots.write(key, value)?;
        }
        self.written.borrow_mut().push((key.to_owned(), value.to_owned()));
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), SlotError> {
        if self.change()? { self.slots.remove(key) } else { Ok(()) }
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, SlotError> {
        let mut keys = self.slots.keys(prefix)?;
        // A browser lists keys in an order of its own.
        keys.reverse();
        Ok(keys)
    }

    fn first_line(&self, key: &str, units: u32) -> Result<Option<String>, SlotError> {
        let line = self.slots.first_line(key, units)?;
        self.read.set(self.read.get() + line.as_ref().map_or(0, String::len));
        Ok(line)
    }
}

/// Numbers that look random and are the same in every run (SplitMix64).
pub struct Dice(pub u64);

impl Dice {
    /// A number below `bound`.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % bound as u64) as usize
    }
}

/// A line as the stored form has it: a seal over `cover` and `rest`, and `rest`.
pub fn sealed(cover: &str, rest: &str) -> String {
    let crc = crc::Crc::<u32>::new(&crc::CRC_32_ISO_HDLC);
    format!("{:08x} {rest}", crc.checksum(format!("{cover}{rest}").as_bytes()))
}
