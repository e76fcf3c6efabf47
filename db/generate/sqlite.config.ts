export default { dialect: 'sqlite', schema: './db/generate/sqlite.cjs', out: './db/migrations/sqlite' }
