"""What somebody writes who has tracked links and no program for them: reads links, one a line, writes JSON."""

import base64
import json
import sys
from urllib.parse import parse_qs, urlsplit

NAMES = {
    1: "transmission_id", 2: "message_id", 4: "target_link_url", 5: "target_link_name", 6: "expiry", 7: "rcpt_meta",
    8: "campaign_id", 9: "template_id", 17: "template_version", 18: "rcpt_to", 23: "tenant_id", 24: "subaccount_id",
}
EVENTS = {60: "list_unsubscribe", 61: "initial_open", 62: "open", 63: "click"}
NUMBERS = {"expiry", "subaccount_id", "template_version"}


def decode(text):
    text = text.replace("~", "").encode()
    return base64.urlsafe_b64decode(text + b"=" * (-len(text) % 4))


def records(payload):
    at = 0
    while at < len(payload):
        tag = payload[at]
        width = tag >> 6
        at += 1
        length = int.from_bytes(payload[at:at + width], "little")
        at += width
        if width == 3 or at + length > len(payload):
            raise ValueError(f"truncated record at {at}")
        yield tag & 0x3F, payload[at:at + length]
        at += length


def link_of(url):
    parts = urlsplit(url)
    segments = parts.path.strip("/").split("/")
    signature, token, payload = (decode(segment) for segment in segments[-3:])
    if len(signature) != 16 or len(token) != 5:
        raise ValueError("not a tracked link")
    link = {
        "route": segments[0],
        "scheme": parts.scheme,
        "host": parts.hostname,
        "signature": signature.hex(),
        "customer_id": int.from_bytes(token[:4], "big"),
        "encrypted": token[4] == 0x10,
        "payload_len": len(payload),
    }
    if len(segments) > 4:
        link["sublink"] = "/".join(segments[1:-3])
    if link["encrypted"]:
        link["payload_hex"] = payload.hex()
        return link
    link["records"] = []
    for number, value in records(payload):
        link["records"].append({"id": number, "len": len(value), "hex": value.hex()})
        name = NAMES.get(number)
        if number in EVENTS:
            link["event"] = EVENTS[number]
        elif name in NUMBERS:
            link[name] = int.from_bytes(value, "big")
        elif name == "message_id":
            link[name] = value.hex()
            link["injection_time"] = int.from_bytes(value[1:5], "little")
        elif name == "transmission_id":
            link[name] = str(int.from_bytes(value, "big"))
        elif name == "rcpt_meta":
            link[name] = json.loads(value)
        elif name:
            link[name] = value.decode("utf-8", "replace")
    if "target_link_url" not in link and parts.query:
        link["target_link_url"] = parse_qs(parts.query).get("target", [""])[0]
    return link


for line in sys.stdin:
    line = line.rstrip("\n")
    try:
        print(json.dumps({"input": line, "link": link_of(line)}))
    except ValueError as error:
        print(json.dumps({"input": line, "error": str(error)}))
