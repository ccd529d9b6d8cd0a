//! What is made for tests: strategies, values of bytes, and values as `serde` has them.

#[cfg(feature = "arbitrary")]
mod of_bytes {
    use arbitrary::{Arbitrary as _, Unstructured};
    use tracklens_codec::{Draft, Host, MAX_PAYLOAD_LEN, Origin, RecordId};

    #[test]
    fn drafts_of_bytes_are_of_every_purpose_and_most_can_be_written() {
        let mut kinds = [0; 4];
        for seed in 0..2000_u32 {
            let mut state = seed;
            let bytes: Vec<u8> = std::iter::repeat_with(|| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                state.to_le_bytes()[3]
            })
            .take(300)
            .collect();
            let draft = Draft::arbitrary(&mut Unstructured::new(&bytes)).unwrap();
            let origin = Origin::arbitrary(&mut Unstructured::new(&bytes)).unwrap();
            assert!(Host::new(origin.host().as_str()).is_ok());
            let mut buffer = [0; MAX_PAYLOAD_LEN];
            if let Ok(list) = draft.records(&mut buffer) {
                let kind = list.records().kind().unwrap();
                kinds[usize::from(63 - kind.id().get())] += 1;
            }
        }
        assert!(kinds.iter().all(|count| *count > 100), "{kinds:?}");
    }

    #[test]
    fn every_id_is_made() {
        let ids = (0..=u8::MAX).map(|byte| {
            let id = RecordId::arbitrary(&mut Unstructured::new(&[byte])).unwrap();
            id.get()
        });
        let ids: std::collections::BTreeSet<_> = ids.collect();
        assert!(ids.into_iter().eq(0..64));
    }
}

#[cfg(feature = "proptest")]
mod of_strategies {
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::strategy::ValueTree as _;
    use proptest::test_runner::TestRunner;
    use tracklens_codec::strategies::{link_texts, links, record_lists, senders};
    use tracklens_codec::{
        Draft, Event, Kind, Link, LinkBuf, NewLink, Options, Origin, Records, Request,
    };

    use crate::persistence::persisted;

    proptest! {
        #![proptest_config(persisted!("codec-generated"))]

        #[test]
        fn a_link_that_was_made_is_owned_shown_and_written_again(link in links()) {
            let read = link.as_link();
            prop_assert_eq!(read.faults().next(), None);
            prop_assert_eq!(&link.to_string().parse::<LinkBuf>(), &Ok(link.clone()));
            let origin = Origin::try_from("https://link.example.com").unwrap();
            let text = NewLink::of_with_origin(&read, origin).unwrap().to_string();
            let mut buffer = vec![0; text.len()];
            let again = Link::decode_strict(&text, &mut buffer);
            prop_assert_eq!(again.map(|link| link.payload()), Ok(read.payload()));
        }

        #[test]
        fn an_event_is_no_longer_than_announced(text in link_texts(), agent in vec(any::<u8>(), 0..20)) {
            let mut buffer = vec![0; text.len()];
            let Ok(link) = Link::decode(&text, &mut buffer) else { return Ok(()) };
            let request = Request::at(i64::MIN).with_user_agent(&agent).with_ip_address(&agent);
            let options = Options::default();
            let Ok(event) = Event::of(&link, request, options) else { return Ok(()) };
            let mut json = String::new();
            event.write_json(&mut json).unwrap();
            prop_assert_eq!(event.to_string(), json.as_str());
            prop_assert!(json.len() <= 6 * (text.len() + 2 * agent.len()) + 512);
        }

        #[test]
        fn a_sender_is_known_by_its_link(sender in senders()) {
            let mut buffer = vec![0; 0x1_0000];
            let list = sender.draft().records(&mut buffer).unwrap();
            prop_assert_eq!(list.records().faults().next(), None);
            // A test that fails shows with what: nobody sent it.
            let shown = format!("{sender:?}");
            prop_assert!(shown.contains("@example.com"));
        }

        #[test]
        fn a_list_that_was_made_is_walked_to_its_end(list in record_lists()) {
            let records = Records::read(&list);
            prop_assert_eq!(records.iter().len(), records.iter().count());
        }
    }

    #[test]
    fn lists_are_sound_and_damaged_and_links_short_and_long() {
        let mut runner = TestRunner::deterministic();
        let (mut sound, mut paths, mut drafts) = (0, 0, 0);
        for _ in 0..200 {
            let list = record_lists().new_tree(&mut runner).unwrap().current();
            sound += usize::from(Records::read(&list).faults().next().is_none());
            let link = links().new_tree(&mut runner).unwrap().current();
            paths += usize::from(link.as_link().parts().host().is_none());
            drafts += usize::from(Draft::of(&link.as_link()).is_ok());
        }
        for count in [sound, paths] {
            assert!((20..180).contains(&count), "{sound} {paths}");
        }
        assert_eq!(drafts, 200);
    }

    #[test]
    fn links_are_of_every_kind_and_clicks_lead_somewhere_or_must_not() {
        let mut runner = TestRunner::deterministic();
        let (mut kinds, mut followed, mut wrong) = ([0; 4], 0, 0);
        for _ in 0..400 {
            let link = links().new_tree(&mut runner).unwrap().current();
            let link = link.as_link();
            let kind = link.kind().unwrap();
            kinds[usize::from(63 - kind.id().get())] += 1;
            followed += usize::from(matches!(link.redirect_url(), Ok(Some(_))));
            wrong += usize::from(link.redirect_url().is_err());
            assert!(kind == Kind::Click || link.redirect_url() == Ok(None));
        }
        assert!(kinds.iter().all(|count| *count > 20), "{kinds:?}");
        assert!(followed > 80 && wrong > 30, "{followed} {wrong}");
    }

    #[test]
    fn texts_of_links_are_sound_respelled_damaged_and_not_links() {
        let mut runner = TestRunner::deterministic();
        let (mut strict, mut sound, mut damaged, mut paths, mut others) = (0, 0, 0, 0, 0);
        for _ in 0..400 {
            let text = link_texts().new_tree(&mut runner).unwrap().current();
            let mut buffer = vec![0; text.len()];
            paths += usize::from(text.starts_with('/'));
            if Link::decode_strict(&text, &mut buffer).is_ok() {
                strict += 1;
            } else if Link::decode(&text, &mut buffer).is_ok() {
                sound += 1;
            } else if Link::decode_partial(&text, &mut buffer).is_ok() {
                damaged += 1;
            } else {
                others += 1;
            }
        }
        for count in [strict, sound, damaged, paths, others] {
            assert!(count > 8, "{strict} {sound} {damaged} {paths} {others}");
        }
    }
}

#[cfg(feature = "serde")]
mod as_text {
    use serde_json::{from_str, to_string};
    use tracklens_codec::{
        Kind, MessageId, Origin, RecordId, Route, Scheme, Signature, Token, TransmissionId,
    };

    #[test]
    fn values_are_their_text() {
        for (json, again) in [
            (
                "\"click\"",
                from_str::<Kind>("\"click\"").map(|it| to_string(&it)),
            ),
            ("\"f\"", from_str::<Route>("\"f\"").map(|it| to_string(&it))),
            (
                "\"https\"",
                from_str::<Scheme>("\"https\"").map(|it| to_string(&it)),
            ),
            (
                "\"18\"",
                from_str::<RecordId>("\"rcpt_to\"").map(|it| to_string(&it)),
            ),
            (
                "\"AAAAAQA~\"",
                from_str::<Token>("\"AAAAAQA~\"").map(|it| to_string(&it)),
            ),
            (
                "\"7\"",
                from_str::<TransmissionId>("\"7\"").map(|it| to_string(&it)),
            ),
        ] {
            assert_eq!(again.unwrap().unwrap(), json);
        }
        let (signature, message) = (Signature::new([7; 16]), MessageId::new([8; 10]));
        assert_eq!(
            from_str::<Signature>(&to_string(&signature).unwrap()).unwrap(),
            signature
        );
        assert_eq!(
            from_str::<MessageId>(&to_string(&message).unwrap()).unwrap(),
            message
        );
        let origin = Origin::try_from("https://example.com:81").unwrap();
        assert_eq!(to_string(&origin).unwrap(), "\"https://example.com:81\"");
        assert_eq!(to_string(&origin.host()).unwrap(), "\"example.com\"");
    }

    #[test]
    fn another_text_is_an_error_that_says_why() {
        let error = from_str::<Kind>("\"amp_click\"").unwrap_err().to_string();
        assert!(
            error.starts_with("the text is not one of the names"),
            "{error}"
        );
        let error = from_str::<Kind>("1").unwrap_err().to_string();
        assert!(error.contains("expected the kind of a link"), "{error}");
    }

    #[cfg(feature = "alloc")]
    #[test]
    fn a_link_is_its_text() {
        use tracklens_codec::LinkBuf;

        let link = LinkBuf::decode("/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/Pg~~").unwrap();
        let json = to_string(&link).unwrap();
        assert_eq!(json, "\"/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/Pg~~\"");
        assert_eq!(from_str::<LinkBuf>(&json).unwrap(), link);
        assert!(from_str::<LinkBuf>("\"no link\"").is_err());
    }
}
