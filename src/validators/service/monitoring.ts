import { API, type RuleFamily } from '../rule.ts'
import { type CheckedService, modeOf } from './checked-service.ts'

const METRICS = ['CPUUtilization', 'MemoryUtilization']
const docs = `${API}/API_CreateService.html`

/** Rules about the metrics of a service, and its gateways. */
export const monitoringRules: RuleFamily<CheckedService> = {
  codes: ['SVC-MON-01', 'SVC-GWC-01'],
  docs,
  check(service, report) {
    const metrics = service.monitoring?.metricConfigurations ?? []
    const path = ['monitoring', 'metricConfigurations']
    if (metrics.length > 5) {
      const message = `${metrics.length} metric configurations are more than 5`
      report({ code: 'SVC-MON-01', path, message, hint: 'remove some', docs })
    }
    for (const [at, { metricNames: names = [], resolutionSeconds: seconds }] of metrics.entries()) {
      const named = names.length >= 1 && names.length <= 5 && names.every(name => METRICS.includes(name))
      if (named && (seconds === 20 || seconds === 60)) continue
      const message = 'Metrics are CPUUtilization and MemoryUtilization, every 20 or 60 seconds'
      report({ code: 'SVC-MON-01', path: [...path, at], message, hint: 'mend the configuration', docs })
    }
    const { gatewayConnectors: gateways = [], definition } = service
    if (gateways.length === 0) return
    const code = 'SVC-GWC-01'
    const mode = modeOf(service)
    const where = ['gatewayConnectors']
    if (gateways.length > 1) {
      const message = 'A service has one gateway connector'
      report({ code, path: where, message, hint: 'keep one', docs })
    }
    if (mode !== undefined && mode !== 'awsvpc') {
      const message = `Gateway connectors need network mode 'awsvpc', not '${mode}'`
      report({ code, path: where, message, hint: 'change the network mode', docs })
    }
    const [first] = gateways
    const ports = definition?.containers.flatMap(({ portMappings }) => portMappings)
    if (first?.portName && (!ports || ports.some(({ name }) => name === first.portName))) return
    const message = 'A gateway connector names no port of the task definition'
    report({ code, path: [...where, 0, 'portName'], message, hint: 'name the port mapping', docs })
  },
}
