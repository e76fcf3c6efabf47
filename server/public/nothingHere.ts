import { announcementStyle } from './style.ts'

/** For an address that leads nowhere; it says the same whether something is there or not. */
export const renderNothingHere = (): string => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>没有这个页面 · No such page</title>
<style>${announcementStyle}</style>
</head>
<body>
<div class="w"><main id="text">
<h1>没有这个页面</h1>
<p class="lede">请核对网址是否完整。收到的消息若写有此网址而打不开，先不要照消息去做，自行打开官网核对。</p>
<h1 lang="en">No such page</h1>
<p class="lede" lang="en">Check that the address is complete. If a message gave you this address and it does not open, do not act on that message. Open our official site yourself and check there.</p>
</main></div>
</body>
</html>
`
