//! The examples of the README do what they say, as they stand there.

use crate::running::{Running, data_file};
use std::process::Command;

#[test]
fn the_examples_of_the_readme_work() {
    let readme = std::fs::read_to_string("README.md").expect("README.md");
    let address = "desk=http://127.0.0.1:8090\n";
    let blocks = readme.split("```sh\n").skip(1).filter_map(|rest| rest.split("```").next());
    let examples = blocks.into_iter().find(|block| block.starts_with(address)).expect("examples");
    // All that is not as it stands is where the backend listens.
    let backend = Running::of("renewal-in-30-days");
    let script = examples.replace(address, &format!("desk=http://{}\n", backend.address));
    let folder = data_file("readme");
    let run = Command::new("bash")
        .args(["-euo", "pipefail", "-c", &script])
        .current_dir(folder.parent().expect("a folder"))
        .output()
        .expect("bash and curl");
    let (said, wrong) = (String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
    assert!(run.status.success(), "{wrong}\n{said}");
    assert!(said.contains("renewal-off-until-renewed"));
    assert!(said.contains("Action Pack"));
}
