/** One of our letters, as the other side knows it: the marks in its envelope and headers. */
export interface Sent {
  /** `<delivery>.<mac>` */
  mark: string
  /** Our Message-ID, without its brackets. */
  messageId: string
  to: string
}

/** Reports in the shapes that mail servers give them; every address and reply is made up. */
const mail = (text: string): Buffer => Buffer.from(text.trimStart().replace(/\r?\n/g, '\r\n'))

const daemon = 'MAILER-DAEMON@relay.example'

interface Shape {
  action?: string
  status?: string
  diagnostic?: string
  /** Names the report. */
  id?: string
}

/** Postfix: multipart/report with the headers of ours, its own envelope id given back. */
export const postfix = (
  { mark, messageId, to }: Sent,
  {
    action = 'failed',
    status = '5.1.1',
    diagnostic = '550 5.1.1 User unknown',
    id = `${mark}.postfix`,
  }: Shape = {},
): Buffer =>
  mail(`
Return-Path: <>
From: ${daemon} (Mail Delivery System)
To: bounce+${mark}@cloud.example
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
Message-Id: <${id}@relay.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="B/relay.example"

--B/relay.example
Content-Type: text/plain; charset=us-ascii

This is the mail system at host relay.example.

--B/relay.example
Content-Type: message/delivery-status

Reporting-MTA: dns; relay.example
Original-Envelope-Id: ${mark}
X-Postfix-Queue-ID: 4XyZ
Arrival-Date: Tue, 24 Nov 2026 10:00:00 +0800 (CST)

Final-Recipient: rfc822; ${to}
Original-Recipient: rfc822;${to}
Action: ${action}
Status: ${status}
Remote-MTA: dns; mx.people.example
Diagnostic-Code: smtp; ${diagnostic}
    (in reply to RCPT TO command)

--B/relay.example
Content-Type: text/rfc822-headers

Message-ID: <${messageId}>
Subject: notice

--B/relay.example--
`)

/** Exim of old: no report, the failed address in a header, the whole of ours below the text. */
export const exim = ({ messageId, to }: Sent, reply = '550 5.1.1 no such user'): Buffer =>
  mail(`
Return-path: <>
From: Mail Delivery System <Mailer-Daemon@relay.example>
To: bounces@cloud.example
X-Failed-Recipients: ${to}
Auto-Submitted: auto-replied
Subject: Mail delivery failed: returning message to sender
Message-Id: <E1abc-0001@relay.example>

This message was created automatically by mail delivery software.

  ${to}
    host mx.people.example [203.0.113.9]
    SMTP error from remote mail server after RCPT TO:<${to}>:
    ${reply}

------ This is a copy of the message, including all the headers. ------

From: notice@cloud.example
Message-ID: <${messageId}>
Subject: notice

text
`)

/** Exchange: multipart/report in UTF-16 words for people, the original as message/rfc822, no envelope id. */
export const exchange = ({ mark, messageId, to }: Sent): Buffer =>
  mail(`
From: "Microsoft Outlook" <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@people.example>
To: bounce+${mark}@cloud.example
Subject: =?utf-8?B?5peg5rOV6YCB6L6+?=
Message-ID: <exchange.1@people.example>
X-Auto-Response-Suppress: DR, OOF, AutoReply
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
	boundary="_000_ex_"

--_000_ex_
Content-Type: text/html; charset="utf-8"
Content-Transfer-Encoding: base64

PGh0bWw+PGJvZHk+PHA+5pyq5om+5Yiw5pS25Lu25Lq6PC9wPjwvYm9keT48L2h0bWw+

--_000_ex_
Content-Type: message/delivery-status

Reporting-MTA: dns;mail.people.example
Received-From-MTA: dns;relay.example
Arrival-Date: Tue, 24 Nov 2026 02:00:00 +0000

Final-Recipient: rfc822;${to}
Action: failed
Status: 5.1.10
Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup

--_000_ex_
Content-Type: message/rfc822

From: notice@cloud.example
Message-ID: <${messageId}>
Subject: notice

text

--_000_ex_--
`)

/** QQ Mail, plain: no report, words for people, the reply quoted. */
export const qq = ({ mark, to }: Sent, reply = '550 Mailbox not found'): Buffer =>
  mail(`
From: PostMaster@qq.example
To: bounce+${mark}@cloud.example
Subject: =?utf-8?B?57O757uf6YCA5L+h?=
Message-ID: <qq.1@qq.example>
MIME-Version: 1.0
Content-Type: text/html; charset="gb18030"
Content-Transfer-Encoding: 8bit

<p>${to}</p><p>${reply}</p>
`)

/** A complaint (ARF): who sends it has received the message. */
export const complaint = ({ mark, messageId }: Sent, type = 'abuse'): Buffer =>
  mail(`
From: abuse@people.example
To: bounces@cloud.example
Subject: FW: notice
Message-ID: <arf.1@people.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="arf"

--arf
Content-Type: text/plain

This is an email abuse report.

--arf
Content-Type: message/feedback-report

Feedback-Type: ${type}
User-Agent: SomeGenerator/1.0
Version: 1
Original-Mail-From: <bounce+${mark}@cloud.example>

--arf
Content-Type: message/rfc822

Message-ID: <${messageId}>
Subject: notice

text

--arf--
`)

/** "I am away": it comes to the same address and settles nothing. */
export const absence = ({ mark, messageId }: Sent): Buffer =>
  mail(`
From: somebody@people.example
To: bounce+${mark}@cloud.example
Subject: Out of office: delivery of replies may fail
Auto-Submitted: auto-replied
In-Reply-To: <${messageId}>
Message-ID: <away.1@people.example>

I am away. For 550 questions, ask my deputy.
`)
