import { service } from '../../../src/builders/service.ts'

declare const any: number

const web = service('web')
const one = { min: 1, max: 9 }

web.autoScaling(one, s => s.step('a', 'cpu', [{ from: 70, change: 1 }]).step('b', 'cpu', [{ to: 20, change: -1 }]))

const upTo = [{ from: any, to: 80, change: 1 }] as const
const from = [{ from: 80, change: 2 }] as const
web.autoScaling(one, s => s.step('a', 'cpu', [...upTo, ...from]))

const short = { from: 70, to: 85, change: 1 } as const
const gap = [short, { from: 90, change: 3 }] as const
const overlap = [short, { from: 80, change: 3 }] as const
const endless = [{ from: 70, change: 1 }, ...from] as const
web.autoScaling(one, s => s.step('a', 'cpu', gap)) // error[AS-STP-02]: One step ends at 85 and the next begins at 90
web.autoScaling(one, s => s.step('a', 'cpu', overlap)) // error[AS-STP-02]: One step ends at 85 and the next begins at 80
web.autoScaling(one, s => s.step('a', 'cpu', endless)) // error[AS-STP-02]: Only the first step can be without from
web.autoScaling(one, s => s.step('a', 'cpu', [short])) // error[AS-STP-02]: One end of the steps is open
web.autoScaling(one, s => s.step('a', 'cpu', [{ change: 1 }])) // error[AS-STP-02]: One end of the steps is open
web.autoScaling(one, s => s.step('a', 'cpu', [])) // error[AS-STP-02]: A step policy needs a step
