/** How to check a bundle, for whoever receives it: needs Node.js 20 or newer, no network and nothing of ours. */
export const readme = (fingerprint: string): string => `告知送达凭证

核验（需 Node.js 20 或以上，无需联网，无需本系统）：
  node verify-proof.mjs 凭证文件.zip --key ${fingerprint}
--key 后为签名公钥指纹，请与公司公布的指纹核对，不要只采信本文件所载。
「lines-*.jsonl」逐行记载：事件、经批准的告知文本、发送令、公告、操作记录的哈希链、每人的核对码、联系方式的加盐摘要与送达经过。
姓名与联系方式不在其中。核验某一人时，须有公司为该人单独披露的盐值和该人自己的联系方式：
  node verify-proof.mjs 凭证文件.zip --code 核对码 --salt 盐值 --address 邮箱或+86手机号
标有「演练」「示例」「沙箱」的凭证不证明任何人已被告知。

Proof of notice

To check it (Node.js 20 or newer; no network, nothing of the console):
  node verify-proof.mjs bundle.zip --key ${fingerprint}
The word after --key is the fingerprint of the signing key. Compare it with the one the company publishes, not with this file.
Each line of lines-*.jsonl names its number and the SHA-256 of the line before it: the incident, approved texts, orders,
announcements, the hash chain of acts, and each person by check code, keyed digests of addresses and what became of each message.
No name and no address is in it. To check one person, you need the salt that the company discloses for that person alone, and the
person's own address:
  node verify-proof.mjs bundle.zip --code CODE --salt SALT --address name@example.org
A bundle marked drill, example or sandbox proves that nobody was told.
`
