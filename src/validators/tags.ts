import * as z from 'zod/mini'
import type { Tags } from '../model/resource.ts'
import { API, type Report } from './rule.ts'

const docs = `${API}/API_Tag.html`
const key = z.string().check(z.regex(/^(?!aws:|fluent-ecs:)[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/iu))
const value = z.string().check(z.regex(/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u))

// AWS allows 50; three are the ownership tags.
const LIMIT = 47

/** Reports tags that AWS would refuse. */
export function checkTags(tags: Tags, report: Report): void {
  const code = 'TD-TAG-01'
  const entries = Object.entries(tags)
  if (entries.length > LIMIT) {
    const message = `${entries.length} tags are more than the ${LIMIT} that fit beside the ownership tags`
    report({ code, path: ['tags'], message, hint: 'remove some tags', docs })
  }
  for (const [name, text] of entries) {
    if (!key.safeParse(name).success) {
      const hint = 'use 1 to 128 letters, digits, spaces and _.:/=+-@, not starting with "aws:" or "fluent-ecs:"'
      report({ code, path: ['tags', name], message: `"${name}" is not a tag key`, hint, docs })
    }
    if (!value.safeParse(text).success) {
      const hint = 'use up to 256 letters, digits, spaces and _.:/=+-@'
      report({ code, path: ['tags', name], message: `${JSON.stringify(text)} is not a tag value`, hint, docs })
    }
  }
}
