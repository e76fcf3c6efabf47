/**
 * The whole look of a public page: black on white, one column of 640 px, nothing fetched. Kept in one constant, so that
 * the page's Content-Security-Policy can name it by its hash.
 */
export const announcementStyle = `
:root{color-scheme:light dark;--paper:#fff;--bar:#12181b;--on:#fff;--ink:#12181b;--ink-2:#445055;--line:#dde2e3;--accent:#1648b8;--late:#b0120d;--soon:#824600;--done:#1f6a43;--drill:#5a2ca6}
*{box-sizing:border-box;margin:0;padding:0}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{background:var(--paper);color:var(--ink);font:18px/30px "PingFang SC","Noto Sans CJK SC","Microsoft YaHei","Segoe UI",Roboto,sans-serif;font-variant-numeric:tabular-nums lining-nums;overflow-wrap:anywhere}
[lang=en] body{font-variant-east-asian:proportional-width}
.w{max-width:672px;margin:0 auto;padding:0 16px}
a{color:var(--accent);text-underline-offset:4px}
a:focus-visible,input:focus-visible,button:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.skip{position:absolute;left:-999px}.skip:focus{left:16px;top:8px;background:var(--paper);padding:8px}
.drill{background:var(--drill);color:#fff;font-weight:600;padding:10px 0}
header{background:var(--bar);color:#fff}header .w{display:flex;align-items:center;gap:16px;min-height:56px}header b{font-size:20px}
nav{margin:0 -8px 0 auto;display:flex;gap:4px;font-size:16px}nav a,nav span{color:#fff;min-height:44px;min-width:44px;padding:0 8px;display:inline-flex;align-items:center;justify-content:center}nav span{font-weight:600}
.st{border-bottom:1px solid var(--line);color:var(--ink-2);font-size:15px;line-height:24px}.st .w{display:flex;flex-wrap:wrap;gap:2px 24px;padding-top:10px;padding-bottom:10px}.st b{color:var(--ink)}
.st .is-handling{color:var(--soon)}.st .is-contained,.st .is-ended{color:var(--done)}.st .is-withdrawn{color:var(--late)}
.jump{display:none}
main{padding:28px 0 48px}
h1{font-size:34px;line-height:46px;margin-bottom:12px;text-wrap:balance}
.lede{font-size:20px;line-height:34px;margin-bottom:24px}
h2{font-size:22px;line-height:32px;margin:32px 0 8px}
p+p,p+ul,ul+p,p+ol,ol+p{margin-top:10px}
ul{padding-left:24px}li+li{margin-top:6px}
.do{border-left:6px solid var(--ink);padding:4px 0 4px 20px}.do h2{margin-top:0}.do ol{padding-left:28px}.do li::marker{font-weight:600}
.box{border:2px solid var(--ink);padding:18px 20px 20px;margin-top:32px}.box h2{margin:0 0 6px;font-size:20px;line-height:28px}.box p{font-size:16px;line-height:26px}
label{display:block;font-weight:600;font-size:16px;margin:12px 0 4px}
.go{display:flex;gap:12px;flex-wrap:wrap}
input{flex:1;min-width:0;min-height:48px;border:2px solid var(--ink);border-radius:3px;padding:0 12px;font:600 22px/1 ui-monospace,Menlo,Consolas,monospace;letter-spacing:.16em;text-transform:uppercase;background:var(--paper);color:var(--ink)}
button{min-height:48px;min-width:104px;border:0;border-radius:3px;background:var(--accent);color:var(--on);font-family:inherit;font-size:18px;font-weight:600;cursor:pointer}
.res{margin-top:14px;border-left:6px solid;padding:2px 0 2px 14px}.res b{display:block;font-size:18px;line-height:28px}.is-ours{border-color:var(--done)}.is-ours b{color:var(--done)}.is-notours{border-color:var(--late)}.is-notours b{color:var(--late)}
.box+p,form+p{margin-top:14px}label:first-child{margin-top:0}.long{font-size:18px;letter-spacing:.08em}.when{color:var(--ink-2);font-size:16px;margin-bottom:20px}.before{border-top:2px solid var(--ink);margin-top:48px;padding-top:16px}article+article{border-top:1px solid var(--line);margin-top:40px;padding-top:24px}article .box{display:block}
.never{margin-top:14px;padding-top:12px;border-top:1px solid var(--line)}.never b{display:block}
.alert{border:2px solid var(--late);padding:16px 20px;margin-bottom:24px}.alert b{color:var(--late)}.alert.old{border-color:var(--ink)}.alert.old b{color:inherit}
.own{margin-top:14px;padding-top:12px;border-top:1px solid var(--line)}.own a,.more a{display:inline-flex;align-items:center;min-height:44px}.more{margin-top:24px;font-size:16px}
.tel{display:inline-flex;align-items:center;min-height:44px;font-size:26px;font-weight:600;color:var(--ink)}
.vs{list-style:none;padding:0}.vs li{border-top:1px solid var(--line);margin:0;font-size:16px}.vs a,.vs b,.alert a{display:inline-flex;align-items:center;min-height:44px}.vs a,.vs b{margin-right:12px}
[data-mark]::after{content:attr(data-mark);position:fixed;inset:38% 0 auto;text-align:center;font-size:18vmin;font-weight:600;opacity:.07;transform:rotate(-20deg);pointer-events:none}
footer{border-top:1px solid var(--line);color:var(--ink-2);font-size:15px;line-height:24px;padding:16px 0 32px}
@media (max-width:640px){.long{flex-basis:100%}body{font-size:17px;line-height:29px}header .w{min-height:48px}header b{font-size:17px}.st{font-size:14px}main{padding:18px 0 40px}h1{font-size:25px;line-height:35px;margin-bottom:8px}.lede{font-size:17px;line-height:29px;margin-bottom:18px}h2{font-size:20px;line-height:30px;margin-top:26px}.do{border-left-width:5px;padding-left:14px}.box{padding:14px 16px 16px}.jump{display:flex;align-items:center;min-height:44px;border-bottom:1px solid var(--line);font-size:16px;font-weight:600}}
@media (prefers-color-scheme:dark){:root{--paper:#101517;--bar:#1c2427;--on:#0a1430;--ink:#e6ecee;--ink-2:#a9b6bb;--line:#334045;--accent:#9dbbff;--late:#ff8f87;--soon:#f0b45b;--done:#74cf9f;--drill:#6b3fb5}.drill{color:#fff}}
@media print{:root{color-scheme:light;--paper:#fff;--ink:#000;--ink-2:#333;--line:#bbb;--late:#000;--soon:#000;--done:#000}@page{size:A4;margin:20mm 18mm}body{font-size:11pt;line-height:1.6}.w{max-width:none;padding:0}#check,.jump,.skip,.more,nav,form{display:none}header{background:#fff;color:#000;border-bottom:2px solid}.drill{background:#fff;color:#000;border:2px solid}main{padding:14pt 0}h1{font-size:18pt;line-height:1.35}h2{font-size:13pt;line-height:1.4;margin:14pt 0 4pt;break-after:avoid}.lede{font-size:11.5pt;line-height:1.6;margin-bottom:12pt}li,.do,.alert{break-inside:avoid}.tel{font-size:13pt}a{color:inherit;text-decoration:none}.vs a,.vs b{min-height:0}footer{padding:8pt 0}}
`
