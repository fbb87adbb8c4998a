//! Short codes that fit in a register: [`Country`], [`Sector`], [`ActorCode`].

use std::fmt;

macro_rules! code {
    ($(#[$doc:meta])* $name:ident, $max:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name {
            bytes: [u8; $max],
        }

        impl $name {
            /// The code from its text: up to the type's length of ASCII capitals and digits; `None` for anything else.
            #[must_use]
            pub const fn new(text: &str) -> Option<$name> {
                let b = text.as_bytes();
                if b.is_empty() || b.len() > $max {
                    return None;
                }
                let mut bytes = [0; $max];
                let mut i = 0;
                while i < b.len() {
                    if !b[i].is_ascii_uppercase() && !b[i].is_ascii_digit() {
                        return None;
                    }
                    bytes[i] = b[i];
                    i += 1;
                }
                Some($name { bytes })
            }

            /// The code from the bytes that the build script wrote; all zero where it is absent.
            #[allow(dead_code)] // not of every code
            pub(crate) fn from_bytes(bytes: [u8; $max]) -> Option<$name> {
                (bytes[0] != 0).then_some($name { bytes })
            }

            /// The bytes of the text, with zeros behind a short one.
            #[allow(dead_code)] // not of every code
            pub(crate) const fn bytes(self) -> [u8; $max] {
                self.bytes
            }

            /// The code's text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                let n = self.bytes.iter().position(|b| *b == 0).unwrap_or($max);
                std::str::from_utf8(&self.bytes[..n]).unwrap_or("")
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                self.as_str() == other
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                self.as_str() == *other
            }
        }
    };
}

code! {
    /// A country: its ISO 3166-1 alpha-3 code, ISO 3166-3 for a dissolved state, and the user-assigned `EUU` (the European
    /// Union as an actor) and `XKX` (Kosovo).
    ///
    /// ```
    /// let korea = demarche::Country::new("KOR").unwrap();
    /// assert_eq!(korea, "KOR");
    /// ```
    Country, 3
}

code! {
    /// The sector of a political actor as in PLOVER and CAMEO: `GOV MIL LEG COP JUD REB OPP PTY SPY CVL MED BUS EDU REL NGO
    /// IGO UAF CRM ELI UNK`.
    Sector, 3
}

code! {
    /// An actor as event data writes it: a country code followed by a sector code (`KORGOV`), or either alone (`KOR`, `IGO`).
    ActorCode, 6
}

impl ActorCode {
    /// Country and sector written together; `None` where both are absent.
    #[must_use]
    pub fn join(country: Option<Country>, sector: Option<Sector>) -> Option<ActorCode> {
        let mut bytes = [0; 6];
        let mut n = 0;
        for b in country.iter().flat_map(|c| &c.bytes).chain(sector.iter().flat_map(|s| &s.bytes)).filter(|b| **b != 0) {
            bytes[n] = *b;
            n += 1;
        }
        (n > 0).then_some(ActorCode { bytes })
    }
}

code! {
    /// A CAMEO event code, two to four digits (`036`, `0311`).
    Cameo, 4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes() {
        let (kor, gov) = (Country::new("KOR"), Sector::new("GOV"));
        assert_eq!(ActorCode::join(kor, gov).unwrap(), "KORGOV");
        assert_eq!(ActorCode::join(None, gov).unwrap(), "GOV");
        assert_eq!(ActorCode::join(None, None), None);
        assert_eq!(Country::new("Kor"), None);
        assert_eq!(Country::new("KORE"), None);
        assert_eq!(Country::new(""), None);
    }
}
