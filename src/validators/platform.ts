import * as z from 'zod/mini'
import type { TaskDefinitionDraft } from './draft.ts'
import { API, type RuleFamily } from './rule.ts'

const architecture = z.enum(['X86_64', 'ARM64'])

export const platformRules: RuleFamily<TaskDefinitionDraft> = {
  codes: ['TD-PLT-03'],
  check({ cpuArchitecture: received }, report) {
    if (architecture.safeParse(received).success) return
    const message = `"${received}" is not a CPU architecture`
    const docs = `${API}/API_RuntimePlatform.html`
    report({ code: 'TD-PLT-03', path: ['cpuArchitecture'], message, hint: 'use X86_64 or ARM64', received, docs })
  },
}
