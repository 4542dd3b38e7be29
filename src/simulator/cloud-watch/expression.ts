type Value = number | undefined
type Data = Value | readonly Value[]

const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|([A-Za-z_]\w*)|(<=|>=|==|!=|&&|\|\||[-+*/(),<>[\]]))/y

/**
 * The value of an expression over metrics at one moment, or none: without data of one of them, save what FILL and the
 * functions of several make of it. What is not of the arithmetic here has no value.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 */
export function evaluate(text: string, valueFor: (id: string) => number | undefined): number | undefined {
  const tokens = tokensOf(text)
  let at = 0
  const take = (wanted: string): boolean => {
    if (tokens[at] !== wanted) return false
    at += 1
    return true
  }
  const binary = (operators: readonly string[], next: () => Data): Data => {
    let left = next()
    for (let operator = tokens[at] ?? ''; operators.includes(operator); operator = tokens[at] ?? '') {
      at += 1
      left = combined(operator, left, next())
    }
    return left
  }
  const either = (): Data => binary(['&&', '||'], compared)
  const compared = (): Data => binary(['<', '>', '<=', '>=', '==', '!='], sum)
  const sum = (): Data => binary(['+', '-'], product)
  const product = (): Data => binary(['*', '/'], single)
  const listed = (end: string): Data[] => {
    const values: Data[] = []
    while (at < tokens.length && !take(end)) {
      values.push(either())
      take(',')
    }
    return values
  }
  const single = (): Data => {
    if (take('-')) return combined('-', 0, single())
    if (take('(')) return listed(')')[0]
    if (take('[')) return flat(listed(']'))
    const token = tokens[at] ?? ''
    at += 1
    if (/^\d/.test(token)) return Number(token)
    return take('(') ? called(token, listed(')')) : valueFor(token)
  }
  const value = either()
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

const flat = (given: readonly Data[]): readonly Value[] =>
  given.flatMap((each): readonly Value[] => (typeof each === 'object' ? each : [each]))

function tokensOf(text: string): readonly string[] {
  const tokens: string[] = []
  TOKEN.lastIndex = 0
  for (let found = TOKEN.exec(text); found; found = TOKEN.exec(text))
    tokens.push(found[1] ?? found[2] ?? found[3] ?? '')
  return tokens
}

function combined(operator: string, left: Data, right: Data): Data {
  if (typeof left !== 'number' || typeof right !== 'number') return undefined
  return OPERATORS[operator]?.(left, right)
}

const OPERATORS: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '<': (a, b) => Number(a < b),
  '>': (a, b) => Number(a > b),
  '<=': (a, b) => Number(a <= b),
  '>=': (a, b) => Number(a >= b),
  '==': (a, b) => Number(a === b),
  '!=': (a, b) => Number(a !== b),
  '&&': (a, b) => Number(a !== 0 && b !== 0),
  '||': (a, b) => Number(a !== 0 || b !== 0),
}

function called(name: string, given: readonly Data[]): Data {
  const [first, second, third] = given
  if (name === 'IF') return first === undefined ? undefined : first ? second : third
  if (name === 'FILL') return first ?? second
  const values = flat(given).flatMap(each => each ?? [])
  if (values.length === 0) return undefined
  const sum = values.reduce((all, each) => all + each, 0)
  if (name === 'MAX') return Math.max(...values)
  if (name === 'MIN') return Math.min(...values)
  if (name === 'SUM') return sum
  return name === 'AVG' ? sum / values.length : undefined
}
