//! The header fields that make a text a mail.

use tracklens::input::mail::looks_like_mail;

#[test]
fn every_field_of_mails_makes_a_mail_together_with_another_one() {
    for field in [
        "Received",
        "Return-Path",
        "Delivered-To",
        "To",
        "Subject",
        "Date",
        "Message-ID",
        "MIME-Version",
        "Content-Type",
        "Content-Transfer-Encoding",
        "Reply-To",
        "DKIM-Signature",
        "Authentication-Results",
        "Received-SPF",
        "ARC-Seal",
        "X-MSFBL",
        "List-Unsubscribe",
        "X-Mailer",
        "Envelope-To",
    ] {
        for name in [
            field.to_owned(),
            field.to_ascii_lowercase(),
            field.to_ascii_uppercase(),
        ] {
            assert!(
                looks_like_mail(format!("From: a@b.test\n{name}: c\n\nd\n").as_bytes()),
                "{name}"
            );
            assert!(
                looks_like_mail(format!("{name}: c\r\nfrom: a@b.test\r\n\r\nd").as_bytes()),
                "{name}"
            );
        }
        assert!(
            !looks_like_mail(format!("X-Other: a\n{field}: c\n\nd\n").as_bytes()),
            "{field}"
        );
        assert!(
            !looks_like_mail(format!("{field}: c\n{field}: c\n\nd\n").as_bytes()),
            "{field}"
        );
    }
}
