//! Turns the day of publication into chrono's types, as exact as the page states it and no further.

use chrono::{DateTime, FixedOffset, NaiveDate};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let article = copydesk::extract(programs::PAGE)?;
    let published = article.meta.published.as_ref().ok_or("the page states no day")?;
    let day = NaiveDate::try_from(published)?;
    let instant: DateTime<FixedOffset> = published.try_into()?;
    println!("{day}, {instant}");
    assert_eq!(instant.to_rfc3339(), "2026-05-12T09:30:00+02:00");

    let day_alone: copydesk::Timestamp = "2026-05-12".parse()?;
    let error = DateTime::<FixedOffset>::try_from(&day_alone).expect_err("a day is no instant");
    assert_eq!(error.to_string(), "the timestamp 2026-05-12 has no time");
    Ok(())
}
