//! Names of values: one table gives an enum its text in the JSON, in messages and on the command line.

/// A name that no value has.
///
/// ```
/// let error = "paragraf".parse::<copydesk::Kind>().unwrap_err();
/// assert!(error.to_string().starts_with("no kind of paragraph is called \"paragraf\"; there are standfirst, paragraph"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no {what} is called {found:?}; there are {}", known.join(", "))]
#[non_exhaustive]
pub struct UnknownName {
    /// What was to be named.
    pub what: &'static str,
    /// The name that was given, cut after 100 characters.
    pub found: String,
    /// The names that there are.
    pub known: &'static [&'static str],
}

/// Characters of an unknown name that a message repeats.
pub(crate) const MAX_SHOWN: usize = 100;

/// Gives an enum without fields its stable names: `ALL`, `as_str`, `FromStr` and serde in both directions.
macro_rules! names {
    ($type:ident, $what:literal, $($variant:ident = $name:literal),+ $(,)?) => {
        impl $type {
            /// Every value, in the order of their declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable name, as it stands in the JSON.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $name),+
                }
            }
        }

        impl std::str::FromStr for $type {
            type Err = $crate::article::UnknownName;

            /// Reads a stable name, as [`as_str`](Self::as_str) gives it.
            fn from_str(name: &str) -> Result<Self, Self::Err> {
                match name {
                    $($name => Ok(Self::$variant),)+
                    _ => Err($crate::article::UnknownName {
                        what: $what,
                        found: name.chars().take($crate::article::names::MAX_SHOWN).collect(),
                        known: &[$($name),+],
                    }),
                }
            }
        }

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let name = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                name.parse().map_err(serde::de::Error::custom)
            }
        }
    };
    ($type:ident prints, $($rest:tt)+) => {
        $crate::article::names::names!($type, $($rest)+);

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
}
pub(crate) use names;

#[cfg(test)]
mod tests {
    use crate::article::*;

    /// Every name goes out and comes back, in the JSON and as text.
    #[test]
    fn test_names_come_back() {
        macro_rules! check {
            ($($type:ident),+) => {$(
                for value in $type::ALL {
                    assert_eq!(value.as_str().parse::<$type>().as_ref(), Ok(value));
                    let json = serde_json::to_string(value).expect("a string");
                    assert_eq!(json, format!("\"{}\"", value.as_str()));
                    assert_eq!(serde_json::from_str::<$type>(&json).expect("the same"), *value);
                }
                let error = "no such name".parse::<$type>().unwrap_err();
                assert_eq!(error.known.len(), $type::ALL.len());
            )+};
        }
        check!(AccessState, BodySource, Direction, Kind, Mark, Refusal, PageKind, Precision);
        check!(QuoteKind, RightsKind, Source, SpeakerKind);
    }
}
