import { isCredential } from '../model/credentials.ts'
import type { Tags } from '../model/resource.ts'
import { quoted } from './quoted.ts'
import { API, type Report } from './rule.ts'

const docs = `${API}/API_Tag.html`
const code = 'TD-TAG-01'
const KEY = /^(?!aws:|fluent-ecs:)[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/iu
// In JSON the ownership tags may stand as they were read
const WRITTEN_KEY = /^(?!aws:)[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/iu
const VALUE = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u

// AWS allows 50; three are the ownership tags.
const LIMIT = 47
const WRITTEN_LIMIT = 50

/** Reports tags that AWS would refuse, and too many of them beside ours: those of ownership, and so many others. */
export function checkTags(tags: Tags, report: Report, others = 0): void {
  const entries = Object.entries(tags)
  const limit = LIMIT - others
  if (entries.length > limit) {
    const message = `${entries.length} tags are more than the ${limit} that fit beside the ownership tags`
    report({ code, path: ['tags'], message, hint: 'remove some tags', docs })
  }
  for (const [name, text] of entries) {
    if (!KEY.test(name)) {
      const hint = 'use 1 to 128 letters, digits, spaces and _.:/=+-@, not starting with "aws:" or "fluent-ecs:"'
      report({ code, path: ['tags', name], message: `${quoted(name)} is not a tag key`, hint, docs })
    }
    if (typeof text !== 'string' || !VALUE.test(text)) {
      report({ code, path: ['tags', name], message: `${shown(name, text)} is not a tag value`, hint: VALUE_HINT, docs })
    }
  }
}

/** The value of a tag, unless its name says that nobody is to see it. */
const shown = (key: string, value: unknown): string =>
  isCredential(key, value) ? `What tag ${quoted(key)} has` : quoted(value)

const VALUE_HINT = 'use up to 256 letters, digits, spaces and _.:/=+-@'

/** Reports tags as AWS writes them, in a list. */
export function checkTagList(
  tags: readonly { readonly key?: string; readonly value?: string }[],
  report: Report,
): void {
  if (tags.length > WRITTEN_LIMIT) {
    const message = `${tags.length} tags are more than the ${WRITTEN_LIMIT} that AWS takes`
    report({ code, path: ['tags'], message, hint: 'remove some tags', docs })
  }
  if (tags.length === 0) return
  const seen = new Set<string>()
  for (const [at, { key = '', value = '' }] of tags.entries()) {
    if (!WRITTEN_KEY.test(key)) {
      const hint = 'use 1 to 128 letters, digits, spaces and _.:/=+-@, not starting with "aws:"'
      report({ code, path: ['tags', at, 'key'], message: `${quoted(key)} is not a tag key`, hint, docs })
    }
    if (seen.has(key)) {
      const message = `Tag ${quoted(key)} is given twice`
      report({ code, path: ['tags', at, 'key'], message, hint: 'keep one of them', docs })
    }
    seen.add(key)
    if (!VALUE.test(value)) {
      const message = `${shown(key, value)} is not a tag value`
      report({ code, path: ['tags', at, 'value'], message, hint: VALUE_HINT, docs })
    }
  }
}
