/** Whether an operation changes nothing, which its name tells. */
export const isRead = (operation: string): boolean =>
  /^(Describe|List|Get|BatchGet|BatchCheck|Simulate)/.test(operation)
