//! The companies of the backend, each at a desk of its own.

use super::store::Store;
use super::webhooks;
use crate::backend::execute::Desk;
use crate::backend::remote::Summary;
use crate::domain::date::Moment;
use crate::journal::{Condition, Journal, Place, SlotError, Slots};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use tokio::sync::watch;

/// What the keys of journals begin with.
const PREFIX: &str = "account";
/// What the keys of what is known beside a journal begin with; an account is there once this is written.
const ABOUT: &str = "about:";

/// Where the journal of an account is kept; nothing where the name is not one.
pub fn place(account: &str) -> Option<Place> {
    Place::new(PREFIX, account)
}

/// What is known of an account beside its journal.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct About {
    /// What it is called; nothing lets its company's name speak.
    pub title: Option<String>,
    /// When it was founded here.
    pub founded: Moment,
    /// A number that was drawn then: what was known of another account of the same name is not true of this one. One
    /// that was founded before such numbers were drawn has none.
    #[serde(default)]
    pub drawn: u32,
}

/// How far an account has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// How many commits it has.
    pub number: u64,
    /// Where the log must be on the disk for all of them to be.
    pub offset: u64,
    /// Whether it was deleted.
    pub gone: bool,
}

/// Why nothing is told of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Untold {
    /// It was deleted while the one who asks was still asking.
    Gone {
        /// The name that it had.
        name: String,
    },
    /// The disk did not take what an answer would have told.
    NotOnDisk,
}

/// One company.
pub struct Account {
    name: String,
    about: About,
    store: Store,
    desk: RwLock<Desk<Store>>,
    head: watch::Sender<Head>,
}

impl Account {
    fn open(store: &Store, name: &str, about: About) -> Result<Self, SlotError> {
        let desk = RwLock::new(fold(store, name)?);
        let (head, _) = watch::channel(Head { number: 0, offset: 0, gone: false });
        let account = Self { name: name.to_owned(), about, store: store.clone(), desk, head };
        let number = account.read_now().history().len() as u64;
        account.head.send_modify(|head| *head = Head { number, offset: store.end(), gone: false });
        Ok(account)
    }

    /// Its name in addresses.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The store in which it is kept.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The number that was drawn when it was founded.
    pub fn drawn(&self) -> u32 {
        self.about.drawn
    }

    /// How far it has come, and every change of that.
    pub fn head(&self) -> watch::Receiver<Head> {
        self.head.subscribe()
    }

    /// Lets the desk do something, and hands out what came of it once it is on the disk.
    ///
    /// # Errors
    /// It was deleted, and nothing was done; or the disk refused, and what was done is not promised.
    pub async fn act<T>(&self, act: impl FnOnce(&mut Desk<Store>) -> T) -> Result<T, Untold> {
        // A command takes a tenth of a millisecond, but decades that pass take longer: others are served meanwhile.
        let (came, offset) = tokio::task::block_in_place(|| {
            let mut desk = self.write_now();
            self.is_there()?;
            let came = act(&mut desk);
            let head = Head { number: desk.history().len() as u64, offset: self.store.end(), gone: false };
            self.head.send_if_modified(|known| {
                let moved = !known.gone && known.number != head.number;
                if moved {
                    *known = head;
                }
                moved
            });
            Ok((came, head.offset))
        })?;
        if self.store.synced(offset).await { Ok(came) } else { Err(Untold::NotOnDisk) }
    }

    /// Looks at the desk, and hands out what was seen once it is on the disk.
    ///
    /// # Errors
    /// It was deleted, or the disk refused something that was seen.
    pub async fn look<T>(&self, look: impl FnOnce(&Desk<Store>) -> T) -> Result<T, Untold> {
        let (seen, offset) = tokio::task::block_in_place(|| {
            let desk = self.read_now();
            self.is_there()?;
            let seen = look(&desk);
            Ok((seen, self.head.borrow().offset))
        })?;
        if self.store.synced(offset).await { Ok(seen) } else { Err(Untold::NotOnDisk) }
    }

    /// Whoever has the desk asks this: it is deleted by one who has the desk, too.
    fn is_there(&self) -> Result<(), Untold> {
        if self.head.borrow().gone { Err(Untold::Gone { name: self.name.clone() }) } else { Ok(()) }
    }

    /// What lists say about it.
    ///
    /// # Errors
    /// As [`Account::look`].
    pub async fn summary(&self) -> Result<Summary, Untold> {
        self.look(|desk| Summary {
            account: self.name.clone(),
            title: self.title(desk),
            position: desk.history().len() as u64,
        })
        .await
    }

    fn title(&self, desk: &Desk<Store>) -> String {
        let company = || desk.account().company.as_ref().map(|company| company.legal_name.clone());
        self.about.title.clone().or_else(company).unwrap_or_else(|| self.name.clone())
    }

    fn read_now(&self) -> RwLockReadGuard<'_, Desk<Store>> {
        self.mend();
        self.desk.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write_now(&self) -> RwLockWriteGuard<'_, Desk<Store>> {
        self.mend();
        self.desk.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// Folds the account anew from what is stored, where somebody failed while changing it.
    fn mend(&self) {
        if self.desk.is_poisoned() {
            let mut desk = self.desk.write().unwrap_or_else(PoisonError::into_inner);
            if let Ok(folded) = fold(&self.store, &self.name) {
                *desk = folded;
                self.desk.clear_poison();
            }
        }
    }
}

fn fold(store: &Store, name: &str) -> Result<Desk<Store>, SlotError> {
    let place = place(name).ok_or_else(|| SlotError::Other("not a name of an account".to_owned()))?;
    let (desk, condition) = Desk::fold(Journal::open(store.clone(), place)?);
    match condition {
        Condition::Empty | Condition::Sound => {}
        Condition::Damaged(_) => {
            tracing::error!(account = name, "the journal is damaged; it can only be read")
        }
        Condition::Newer { version } => {
            tracing::error!(
                account = name,
                version,
                "a newer version wrote the journal; it can only be read"
            );
        }
    }
    Ok(desk)
}

/// Why no account was founded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfounded {
    /// There is one of that name.
    Taken,
    /// It could not be stored.
    Slot(SlotError),
}

/// All companies by their names.
pub struct Accounts {
    store: Store,
    all: RwLock<BTreeMap<String, Arc<Account>>>,
}

impl Accounts {
    /// Opens every account that is stored.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn open(store: Store) -> Result<Self, SlotError> {
        let mut all = BTreeMap::new();
        for key in store.keys(ABOUT)? {
            let name = &key[ABOUT.len()..];
            let about = store.read(&key)?.and_then(|text| serde_json::from_str(&text).ok());
            let about = about.unwrap_or(About { title: None, founded: Moment::from_millis(0), drawn: 0 });
            all.insert(name.to_owned(), Arc::new(Account::open(&store, name, about)?));
        }
        Ok(Self { store, all: RwLock::new(all) })
    }

    /// The store beneath.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The account of that name.
    pub fn find(&self, name: &str) -> Option<Arc<Account>> {
        self.read_now().get(name).cloned()
    }

    /// All of them, by name.
    pub fn all(&self) -> Vec<Arc<Account>> {
        self.read_now().values().cloned().collect()
    }

    /// Founds an account with the values of a journal that was written elsewhere at the same place.
    ///
    /// # Errors
    /// The name is taken, or it could not be stored; then nothing of it is there.
    pub fn found(
        &self,
        name: &str,
        about: About,
        values: Vec<(String, String)>,
    ) -> Result<Arc<Account>, Unfounded> {
        let mut all = self.all.write().unwrap_or_else(PoisonError::into_inner);
        if all.contains_key(name) {
            return Err(Unfounded::Taken);
        }
        let stored = self.store_whole(name, &about, &values);
        let account = match stored.and_then(|()| Account::open(&self.store, name, about)) {
            Ok(account) => Arc::new(account),
            Err(error) => {
                self.erase(name).map_err(Unfounded::Slot)?;
                return Err(Unfounded::Slot(error));
            }
        };
        all.insert(name.to_owned(), Arc::clone(&account));
        Ok(account)
    }

    fn store_whole(&self, name: &str, about: &About, values: &[(String, String)]) -> Result<(), SlotError> {
        // What an attempt left that was interrupted is no part of the account.
        self.erase(name)?;
        for (key, value) in values {
            self.store.write(key, value)?;
        }
        let about = serde_json::to_string(about).map_err(|error| SlotError::Other(error.to_string()))?;
        self.store.write(&[ABOUT, name].concat(), &about)
    }

    fn erase(&self, name: &str) -> Result<(), SlotError> {
        self.store.remove(&[ABOUT, name].concat())?;
        self.clear(name)
    }

    /// Removes what is kept under a name and is nobody's without its account: a journal, and webhooks.
    fn clear(&self, name: &str) -> Result<(), SlotError> {
        let journal = place(name).map(|place| place.start().to_owned());
        for start in journal.into_iter().chain([webhooks::keys_of(name)]) {
            for key in self.store.keys(&start)? {
                self.store.remove(&key)?;
            }
        }
        Ok(())
    }

    /// Deletes an account; tells whether there was one. `forget` lets go of it before anyone can take its name.
    ///
    /// It is deleted once what is known of it is gone. Whatever else of it cannot be removed then is nobody's, and is
    /// removed before another account gets its name.
    ///
    /// # Errors
    /// The store refused; the account is still there with all that it has.
    pub fn delete(&self, name: &str, forget: impl FnOnce(&Account)) -> Result<bool, SlotError> {
        let mut all = self.all.write().unwrap_or_else(PoisonError::into_inner);
        let Some(account) = all.get(name).cloned() else { return Ok(false) };
        // Whoever waits at the desk acts before, or finds no account any more.
        let desk = account.write_now();
        self.store.remove(&[ABOUT, name].concat())?;
        account.head.send_modify(|head| head.gone = true);
        drop(desk);
        all.remove(name);
        forget(&account);
        if let Err(error) = self.clear(name) {
            tracing::warn!(account = name, ?error, "something of a deleted account is still kept");
        }
        Ok(true)
    }

    fn read_now(&self) -> RwLockReadGuard<'_, BTreeMap<String, Arc<Account>>> {
        self.all.read().unwrap_or_else(PoisonError::into_inner)
    }
}
