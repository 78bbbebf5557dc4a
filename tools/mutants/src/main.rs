//! `./dev mutants`: changes the rules and the journal one thing at a time and sees which promise breaks.
//!
//! Everything is compiled once, with all changes in it, and which of them is in force is said when the promises are
//! tried. So a change costs the time of the promises that come by it, not that of a compiler.

mod checkout;
mod constants;
mod equivalent;
mod finder;
mod mutant;
mod schema;
mod trial;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::{env, fs};

use mutant::Mutant;
use trial::{Outcome, Promises};

const FILES: [&str; 2] = ["src/domain/**", "src/journal/**"];
const EQUIVALENT: &str = "tests/mutants.toml";
const TARGET: &str = "target/mutants";
/// What `--again` tries.
const AGAIN: &str = "again";
/// Promises that try things at random, look at the sources or at a clock. What only they would find has no promise of
/// its own.
const LEFT_OUT: [&str; 9] = [
    "model::",
    "walks::",
    "on_random_walks",
    "hostile::",
    "architecture::",
    "ten_thousand_random_edits",
    "blink_of_an_eye",
    "costs_the_same",
    "ten_thousand_rows",
];

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("✗ {error}");
            ExitCode::FAILURE
        }
    }
}

/// Tries the mutants whose name has one of the texts; whether none survived.
fn run() -> Result<bool, String> {
    let texts: Vec<String> = env::args().skip(1).collect();
    let again = texts.iter().any(|text| text == "--again");
    let texts: Vec<&String> = texts.iter().filter(|text| *text != "--again").collect();
    if let Some(option) = texts.iter().find(|text| text.starts_with('-')) {
        return Err(format!("Unknown option: {option}"));
    }
    let target = Path::new(TARGET);
    fs::create_dir_all(target).map_err(|error| error.to_string())?;
    let before = if again {
        let kept = fs::read_to_string(target.join(AGAIN));
        kept.map_err(|error| format!("nothing is known of a last time: {error}"))?
    } else {
        String::new()
    };
    let before: BTreeSet<&str> = before.lines().collect();

    let equivalents = equivalent::read(EQUIVALENT)?;
    let mutants = mutant::list(&FILES)?;
    println!("{} mutants of src/domain and src/journal", mutants.len());
    let checkout = checkout::Checkout::new(target).map_err(|error| error.to_string())?;
    println!("Writing all of them into one program");
    let (program, outside) = checkout.compile(&mutants)?;
    println!("Looking which promise comes by which mutant");
    let promises = Promises::observe(program, &LEFT_OUT, target)?;

    let asked = |mutant: &Mutant| {
        (texts.is_empty() || texts.iter().any(|text| mutant.name().contains(*text)))
            && (!again || before.contains(mutant.wherever_it_stands().as_str()))
    };
    let numbers: Vec<usize> = (0..mutants.len())
        .filter(|number| !outside.unviable.contains(number) && !outside.inexpressible.contains_key(number))
        .filter(|number| asked(&mutants[*number]))
        .collect();
    println!("Trying {} of them with {} promises", numbers.len(), promises.all.len());
    let count = AtomicUsize::new(0);
    let outcomes = promises.try_all(&numbers, |number, outcome| {
        if matches!(outcome, Outcome::Survived { .. }) {
            println!("  nothing breaks: {}", mutants[number].name());
        }
        let count = count.fetch_add(1, Relaxed) + 1;
        if count % 200 == 0 {
            println!("  {count} of {}", numbers.len());
        }
    });
    report(&mutants, &outside, &outcomes, &equivalents)
}

impl Mutant {
    /// Place and change, as `cargo mutants` names it.
    fn name(&self) -> String {
        format!("{}: {}", self.place, self.change)
    }

    /// What it is known by when lines before it have come or gone.
    fn wherever_it_stands(&self) -> String {
        format!("{}: {}: {}", self.file, self.change, self.at)
    }
}

fn report(
    mutants: &[Mutant],
    outside: &checkout::Outside,
    outcomes: &BTreeMap<usize, Outcome>,
    equivalents: &[equivalent::Equivalent],
) -> Result<bool, String> {
    let mut lists: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut survivors = BTreeSet::new();
    for (number, outcome) in outcomes {
        let name = mutants[*number].name();
        match outcome {
            Outcome::Killed { by } => lists.entry("killed").or_default().push(format!("{name}\t{by}")),
            Outcome::TimedOut { by } => lists.entry("timed-out").or_default().push(format!("{name}\t{by}")),
            Outcome::Survived { .. } => drop(survivors.insert(*number)),
        }
    }
    let tried = outcomes.keys().copied().collect();
    let (equivalent, unneeded) = equivalent::sort_out(equivalents, mutants, &tried, &mut survivors);
    lists.insert("unviable", outside.unviable.iter().map(|number| mutants[*number].name()).collect());
    let inexpressible = outside.inexpressible.iter();
    let inexpressible =
        inexpressible.map(|(number, why)| format!("{}\t{why}", mutants[*number].name())).collect();
    lists.insert("inexpressible", inexpressible);
    lists.insert(AGAIN, survivors.iter().map(|number| mutants[*number].wherever_it_stands()).collect());
    lists.insert("survived", survivors.iter().map(|number| mutants[*number].name()).collect());
    for (name, lines) in &lists {
        let text = lines.iter().map(|line| format!("{line}\n")).collect::<String>();
        fs::write(Path::new(TARGET).join(name), text).map_err(|error| error.to_string())?;
    }
    for number in &survivors {
        let Some(Outcome::Survived { reached_by }) = outcomes.get(number) else { continue };
        println!("survived: {} (of {reached_by} promises that come by)", mutants[*number].name());
    }
    for entry in &unneeded {
        println!("{EQUIVALENT} lists what is not there, or does not survive: {entry}");
    }
    let of = |name: &str| lists.get(name).map_or(0, Vec::len);
    println!(
        "{} mutants: {} killed, {} ended by time, {} equivalent, {} survived; {} are no program, {} cannot be asked for",
        outcomes.len() + of("unviable") + of("inexpressible"),
        of("killed"),
        of("timed-out"),
        equivalent,
        survivors.len(),
        of("unviable"),
        of("inexpressible"),
    );
    Ok(survivors.is_empty() && unneeded.is_empty())
}
