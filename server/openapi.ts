import { z } from 'zod'
import type { AnyEndpoint } from './contract/endpoint.ts'
import { problemBody } from './contract/values.ts'

/** OpenAPI 3.1, written from the contract. */
export function openapi(endpoints: readonly (readonly [string, AnyEndpoint])[]) {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const [name, endpoint] of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [endpoint.method]: operation(name, endpoint) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Fenghuo', version: '0.1.0', license: { name: 'Apache-2.0' } },
    paths,
    components: {
      schemas: { Problem: schemaOf(problemBody, 'output') },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'fenghuo.session_token' } },
    },
  }
}

function operation(name: string, e: AnyEndpoint) {
  return {
    operationId: name,
    summary: e.summary,
    security: e.open ? [] : [{ session: [] }],
    parameters: [...pathParameters(e), ...queryParameters(e)],
    ...(isVoid(e.body) ? {} : { requestBody: { required: true, content: json(schemaOf(e.body, 'input')) } }),
    responses: {
      [e.status]: isVoid(e.answer)
        ? { description: 'Done' }
        : { description: 'Done', content: json(schemaOf(e.answer, 'output')) },
      default: {
        description: 'A problem (RFC 9457)',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}

const pathParameters = (e: AnyEndpoint) =>
  [...e.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))

function queryParameters(e: AnyEndpoint) {
  const { properties = {}, required = [] } = schemaOf(e.query, 'input') as {
    properties?: Record<string, unknown>
    required?: string[]
  }
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }))
}

const isVoid = (schema: z.ZodType) => schema.def.type === 'void'
const json = (schema: unknown) => ({ 'application/json': { schema } })

function schemaOf(schema: z.ZodType, io: 'input' | 'output') {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' })
  return rest
}
