import { quoted } from '../quoted.ts'
import { API, type RuleFamily } from '../rule.ts'
import { checkTagList } from '../tags.ts'
import type { CheckedService } from './checked-service.ts'

const docs = `${API}/API_CreateService.html`

/** Rules about what only a service written as JSON can say, or leave out. */
export const writtenRules: RuleFamily<CheckedService> = {
  codes: ['SVC-TD-01', 'SVC-TOK-01', 'TD-TAG-01'],
  docs,
  check(service, report) {
    const { clientToken, otherFamily, unread, tags = [] } = service
    // Without a task definition nothing is wrong: deploy tools fill it in
    const path = ['taskDefinition']
    if (otherFamily !== undefined) {
      const message = `The service names another task definition than ${quoted(otherFamily)}, so that is not looked at`
      report({ code: 'SVC-TD-01', severity: 'warning', path, message, hint: 'give the one that it names', docs })
    }
    if (unread) {
      const message = 'What was given as the task definition is none, so that the service is looked at without it'
      const hint = 'give the JSON of the definition, its members named as the API names them'
      report({ code: 'SVC-TD-01', severity: 'warning', path, message, hint, docs })
    }
    if (clientToken !== undefined && !/^[!-~]{1,36}$/.test(clientToken)) {
      const message = 'A client token has at most 36 visible ASCII characters'
      report({ code: 'SVC-TOK-01', path: ['clientToken'], message, hint: 'use a UUID', docs })
    }
    checkTagList(tags, report)
  },
}
