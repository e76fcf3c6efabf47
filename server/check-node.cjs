// Plain CommonJS so that any Node, however old, can read it and say what is wrong.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 22)) {
  process.stderr.write(
    `Fenghuo needs Node 22.22 or newer; this is ${process.version}.\n` +
      'Run "npm ci" first: it brings a fitting Node of its own, which "npm start" then uses.\n' +
      `烽火台需要 Node 22.22 或更高版本，当前为 ${process.version}。先运行 npm ci，它会带来合适的 Node。\n`,
  )
  process.exit(1)
}
