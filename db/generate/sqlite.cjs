module.exports = require('../schema/schema.ts').buildSchema(require('../kit.ts').sqliteKit)
