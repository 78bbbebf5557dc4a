//! Tries the promises: which of them reach which mutants, and which of them breaks with one.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Mutex, mpsc};
use std::time::{Duration, Instant};
use std::{fs, thread};

/// Two cores are what everybody has.
const WORKERS: usize = 2;
/// What was changed can make a loop that never ends or never stops growing.
const MOST_KIB: u32 = 4_000_000;
/// What takes longer by itself is not tried with every mutant. Like every limit here it is time of a processor: what is
/// found does not depend on what else the machine has to do.
const SLOWEST: Duration = Duration::from_secs(30);
/// How many times that may pass meanwhile on a machine that has other things to do.
const BUSIEST: u32 = 8;
/// The signals that end a program that took its time: the first warning, and the end.
const OUT_OF_TIME: [i32; 2] = [24, 9];

/// The promises and what each reaches.
pub struct Promises {
    program: PathBuf,
    /// How long each takes, with the numbers of the mutants that it comes by.
    pub all: BTreeMap<String, (Duration, BTreeSet<usize>)>,
}

/// What a mutant led to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    Killed { by: String },
    TimedOut { by: String },
    Survived { reached_by: usize },
}

enum End {
    Passed,
    Failed(String),
    TimedOut(String),
}

impl Promises {
    /// Tries every promise alone, without a mutant, but those whose name has one of these texts.
    pub fn observe(program: PathBuf, left_out: &[&str], scratch: &Path) -> Result<Self, String> {
        let listed = Command::new(&program)
            .args(["--list", "--format", "terse"])
            .output()
            .map_err(|error| format!("{}: {error}", program.display()))?;
        let names: Vec<String> = String::from_utf8_lossy(&listed.stdout)
            .lines()
            .filter_map(|line| line.strip_suffix(": test"))
            .filter(|name| !left_out.iter().any(|part| name.contains(part)))
            .map(str::to_owned)
            .collect();
        let observed = in_parallel(&names, |worker, name| {
            let file = scratch.join(format!("reached-{worker}"));
            let _ = fs::remove_file(&file);
            let began = Instant::now();
            let end = run(&program, &[name.as_str()], ("MUTANTS_REACHED", &file.to_string_lossy()), SLOWEST);
            let took = began.elapsed();
            let reached = fs::read_to_string(&file).unwrap_or_default();
            let reached = reached.lines().filter_map(|number| number.parse().ok()).collect();
            match end {
                End::Passed => Ok(Some((name.clone(), (took, reached)))),
                End::Failed(_) => Err(format!("{name} fails without any change.")),
                End::TimedOut(_) => {
                    println!("  {name} takes longer than {} s and is left out", SLOWEST.as_secs());
                    Ok(None)
                }
            }
        });
        let mut all = BTreeMap::new();
        let mut broken = Vec::new();
        for promise in observed {
            match promise {
                Ok(Some((name, what))) => drop(all.insert(name, what)),
                Ok(None) => {}
                Err(why) => broken.push(why),
            }
        }
        if broken.is_empty() { Ok(Self { program, all }) } else { Err(broken.join("\n  ")) }
    }

    /// Tries mutants with the promises that reach them, the quickest ones first.
    pub fn try_all(
        &self,
        numbers: &[usize],
        done: impl Fn(usize, &Outcome) + Sync,
    ) -> BTreeMap<usize, Outcome> {
        in_parallel(numbers, |_, &number| {
            let outcome = self.try_one(number);
            done(number, &outcome);
            (number, outcome)
        })
        .into_iter()
        .collect()
    }

    fn try_one(&self, number: usize) -> Outcome {
        let mut reaching: Vec<(&str, Duration)> = self
            .all
            .iter()
            .filter(|(_, (_, reached))| reached.contains(&number))
            .map(|(name, (took, _))| (name.as_str(), *took))
            .collect();
        reaching.sort_by_key(|(_, took)| *took);
        let reached_by = reaching.len();
        let mut rest = reaching.as_slice();
        while !rest.is_empty() {
            // As many at once as take about a second: starting the program takes time, too.
            let mut together = Duration::ZERO;
            let count = rest.iter().take_while(|(_, took)| {
                let room = together.is_zero() || together + *took < Duration::from_secs(1);
                together += *took;
                room
            });
            let (now, later) = rest.split_at(count.count());
            let names: Vec<&str> = now.iter().map(|(name, _)| *name).collect();
            let limit = now.iter().map(|(_, took)| *took).sum::<Duration>() * 5 + Duration::from_secs(2);
            match run(&self.program, &names, ("MUTANT", &number.to_string()), limit) {
                End::Passed => rest = later,
                End::Failed(by) => return Outcome::Killed { by },
                End::TimedOut(by) => return Outcome::TimedOut { by },
            }
        }
        Outcome::Survived { reached_by }
    }
}

/// Runs some promises one after another, until the first that breaks.
fn run(program: &Path, names: &[&str], (key, value): (&str, &str), limit: Duration) -> End {
    // Should this program be ended meanwhile, that one does not go on for ever.
    let limited = format!("ulimit -v {MOST_KIB}; ulimit -t {}; exec \"$@\"", limit.as_secs());
    let mut child = Command::new("sh")
        .args(["-c", &limited, "sh"])
        .arg(program)
        .args(["--test-threads", "1", "--exact"])
        .args(names)
        .env(key, value)
        .env("RUST_BACKTRACE", "0")
        // The same values each time; what they break is neither made small nor kept.
        .env("PROPTEST_RNG_SEED", "1")
        .env("PROPTEST_MAX_SHRINK_ITERS", "0")
        .env("PROPTEST_DISABLE_FAILURE_PERSISTENCE", "1")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("sh can be run");
    let output = child.stdout.take().expect("its output is read here");
    let (send, receive) = mpsc::channel();
    let reader = thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            if send.send(line).is_err() {
                return;
            }
        }
    });
    let until = Instant::now() + limit * BUSIEST;
    let mut passed = 0;
    let end = loop {
        let now_at = names.get(passed.min(names.len() - 1)).copied().unwrap_or_default();
        match receive.recv_timeout(until.saturating_duration_since(Instant::now())) {
            Ok(line) => {
                let Some((name, result)) =
                    line.strip_prefix("test ").and_then(|line| line.split_once(" ... "))
                else {
                    continue;
                };
                match result {
                    "ok" => passed += 1,
                    // It ended in the middle; how, is seen when its output ends.
                    "" => {}
                    _ => break End::Failed(name.to_owned()),
                }
            }
            Err(mpsc::RecvTimeoutError::Timeout) => break End::TimedOut(now_at.to_owned()),
            Err(mpsc::RecvTimeoutError::Disconnected) => {
                let status = child.wait().expect("a program that was started");
                break if status.success() && passed == names.len() {
                    End::Passed
                } else if status.signal().is_some_and(|signal| OUT_OF_TIME.contains(&signal)) {
                    End::TimedOut(now_at.to_owned())
                } else {
                    End::Failed(format!("the program ended after {passed} of {} promises", names.len()))
                };
            }
        }
    };
    stop(child);
    drop(receive);
    let _ = reader.join();
    end
}

fn stop(mut child: Child) {
    let _ = child.kill();
    let _ = child.wait();
}

/// Does something with each of many things, a few at a time, in order.
fn in_parallel<T: Sync, R: Send>(things: &[T], work: impl Fn(usize, &T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let results = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for worker in 0..WORKERS {
            let (next, results, work) = (&next, &results, &work);
            scope.spawn(move || {
                while let Some(thing) = things.get(next.fetch_add(1, Relaxed)) {
                    let result = work(worker, thing);
                    results.lock().expect("no worker fails").push(result);
                }
            });
        }
    });
    results.into_inner().expect("no worker fails")
}
