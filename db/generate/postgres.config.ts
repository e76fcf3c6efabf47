export default {
  dialect: 'postgresql',
  schema: './db/generate/postgres.cjs',
  out: './db/migrations/postgres',
}
