import { z } from 'zod'
import { setSchema } from '../../harness/gate/sets.ts'
import { waiversSchema } from '../../harness/gate/waivers.ts'
import type { ListSources } from '../../harness/list/list.ts'
import { scenarioSchema } from '../../harness/scenario/schema.ts'
import { targetSchema } from '../../harness/target/schema/target.ts'
import { tenantSpecSchema } from '../../idp/directory/schema.ts'
import { policyFileSchema } from '../../scenarios/policies/policy-schema.ts'

type Json = z.core.JSONSchema.JSONSchema

/** JSON Schema for editors, of the files that people write; the ids that exist are listed, so that an editor can complete them. */
export function schemaDocuments(sources: ListSources): { file: string; text: string }[] {
  const names = {
    checks: sources.checks().map((each) => each.id),
    requirements: [...sources.requirements().keys()],
    mutations: sources.mutations().map((each) => each.id),
    scenarios: sources.scenarios().map((each) => each.id),
  }
  return [
    {
      file: 'docs/schema/scenario.schema.json',
      text: schemaText('A firstlogin scenario', withNames(toJson(scenarioSchema), names)),
    },
    {
      file: 'docs/schema/target.schema.json',
      text: schemaText('A firstlogin target: how an SP is attached', toJson(targetSchema)),
    },
    { file: 'docs/schema/policy.schema.json', text: schemaText('A firstlogin JIT policy preset', toJson(policyFileSchema)) },
    {
      file: 'docs/schema/waivers.schema.json',
      text: schemaText('The waivers of a firstlogin gate: failures that are accepted for a while', toJson(waiversSchema)),
    },
    {
      file: 'docs/schema/tenant.schema.json',
      text: schemaText('A firstlogin tenant: people, groups and apps at one vendor', toJson(tenantSpecSchema)),
    },
    {
      file: 'docs/schema/set.schema.json',
      text: schemaText('A frozen set of firstlogin: checks that are required', withSetNames(toJson(setSchema), names)),
    },
  ]
}

/** Draft 7 is what editors' YAML extensions know best. */
function toJson(schema: z.ZodType): Json {
  return z.toJSONSchema(schema, { io: 'input', target: 'draft-7' })
}

function schemaText(title: string, { $schema, ...rest }: Json): string {
  return `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`
}

function withNames(schema: Json, names: { checks: string[]; requirements: string[]; mutations: string[] }): Json {
  const checks = schema.properties?.checks
  if (typeof checks === 'object') {
    checks.propertyNames = { enum: names.checks }
    checks.additionalProperties = { type: 'array', minItems: 1, items: { enum: names.requirements } }
  }
  for (const found of propertiesCalled('mutation', schema)) found.enum = names.mutations
  return schema
}

function withSetNames(schema: Json, names: { checks: string[]; scenarios: string[] }): Json {
  const scenarios = schema.properties?.scenarios
  if (typeof scenarios === 'object') {
    scenarios.propertyNames = { enum: names.scenarios }
    scenarios.additionalProperties = { type: 'array', minItems: 1, items: { enum: names.checks } }
  }
  return schema
}

/** Every property of this name, however deep. */
function propertiesCalled(name: string, node: unknown): Json[] {
  if (typeof node !== 'object' || node === null) return []
  const properties: unknown = 'properties' in node ? node.properties : undefined
  const own: unknown = typeof properties === 'object' && properties !== null ? Reflect.get(properties, name) : undefined
  const inside = Object.values(node).flatMap((each) => propertiesCalled(name, each))
  return typeof own === 'object' && own !== null ? [own as Json, ...inside] : inside
}
