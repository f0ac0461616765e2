# The daily commands. `just` lists them; each is one line that can be pasted into a shell without just.

# a release build that is made again and again is made in pieces
export CARGO_INCREMENTAL := "1"

# what a change is tried with first
default: check test

# formatting and lints, as CI asks for them
check:
    cargo fmt --all --check && cargo clippy --workspace --all-targets --all-features -- -D warnings

# all tests
test:
    cargo test --workspace

# one room's unit tests: just room claims
room NAME:
    cargo test --lib {{NAME}}::

# the page fixtures alone, with the difference printed
pages:
    cargo test --release --test pages

# write what came out into all page fixtures; read `git diff fixtures` afterwards
accept:
    UPDATE_FIXTURES=1 cargo test --release --test pages

# why a page came out as it did
explain FILE:
    cargo run --release --example explain -- {{FILE}} > target/report.html; echo target/report.html

# the accuracy gate on the corpus beside the project
gate:
    .ci/gate

# what two builds of `batch` answer differently, field by field
compare OLD NEW:
    .ci/compare {{OLD}} {{NEW}}

# everything that must pass before a change lands, and the long runs
ci:
    .ci/run
full:
    .ci/full

# whether the public API may be called a patch of the published version; needs cargo-semver-checks, and a version that is published
semver:
    cargo semver-checks -p copydesk --all-features

# the two packages as a user would get them, each built by itself
packages:
    cargo publish --dry-run --allow-dirty -p copydesk -p copydesk-cli

# instructions and allocations of fixed work against the snapshot; needs valgrind
counts:
    .ci/counts

# ratio to a plain parse of the same pages
bench:
    cargo bench --bench whole

# the same beside other extractors, in one run
peers FOLDER:
    cargo run --release --manifest-path benches/peers/Cargo.toml -- {{FOLDER}}

# 100,000 pages through batch: pages a second, and whether memory grows
soak:
    .ci/soak

# a table of Parquet, read back by pyarrow
parquet:
    .ci/parquet

# the cluster job on two workers of this machine, against a plain run
spark:
    .ci/spark

# which changes of the deciding rooms no test notices, a thousand of them at a minute and a half each; a part: just mutants --sharding round-robin --shard 0/40
mutants *ARGS:
    cargo mutants {{ARGS}}
