//! Turns the day of publication into jiff's types, and sorts articles by instant; those that state only a day come last.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let article = copydesk::extract(programs::PAGE)?;
    let published = article.meta.published.as_ref().ok_or("the page states no day")?;
    println!("{} in UTC", jiff::Timestamp::try_from(published)?);
    let mut stamps: Vec<copydesk::Timestamp> =
        ["2026-05-12", "2026-05-12T09:30:00+02:00", "2026-05-12T07:29:00Z"]
            .into_iter()
            .map(str::parse)
            .collect::<Result<_, _>>()?;
    stamps.sort_by_key(|stamp| stamp.unix_seconds().unwrap_or(i64::MAX));
    let sorted: Vec<String> = stamps.iter().map(ToString::to_string).collect();
    assert_eq!(sorted, ["2026-05-12T07:29:00+00:00", "2026-05-12T09:30:00+02:00", "2026-05-12"]);
    Ok(())
}
