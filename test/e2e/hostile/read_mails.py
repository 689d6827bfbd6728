"""Reads mails with Python's own parser: a line of JSON for each line that holds a mail in base64."""

import base64
import email
import email.policy
import json
import sys

for line in sys.stdin:
    mail = email.message_from_bytes(base64.b64decode(line), policy=email.policy.default)
    parts = [part for part in mail.walk() if not part.is_multipart()]
    body = {part.get_content_type(): part.get_content() for part in parts}
    told = {
        "names": [name.lower() for name in mail.keys()],
        "subject": str(mail["subject"]),
        "to": [address.addr_spec for address in mail["to"].addresses],
        "from": [[address.display_name, address.addr_spec] for address in mail["from"].addresses],
        "types": [part.get_content_type() for part in parts],
        "text": body.get("text/plain", ""),
        "html": body.get("text/html", ""),
        "defects": [str(defect) for part in mail.walk() for defect in part.defects],
    }
    print(json.dumps(told))
