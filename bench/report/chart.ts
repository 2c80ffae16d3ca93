import { quantile } from '../measure.ts'
import type { Results } from '../results.ts'
import { titleOf } from './tables.ts'

const width = 900
const left = 380
const bar = 16
const gap = 6
const panelHead = 44

/** An SVG chart: processor time per request of every contender in `get` and `post`, least first; colours that read on light and dark. */
export function renderChart(results: Results): string {
  const panels = results.workloads.filter(({ name }) => name === 'get' || name === 'post').map(({ title, costs }) => ({
    title,
    bars: costs.map(({ contender, cpu }) => ({ name: titleOf(results, contender), own: contender.startsWith('gatewright'), value: quantile(cpu, 0.25) })).toSorted((a, b) => a.value - b.value),
  }))
  const most = Math.max(1, ...panels.flatMap(({ bars }) => bars.map(({ value }) => value)))
  const parts: string[] = []
  let y = 0
  for (const { title, bars } of panels) {
    parts.push(`<text x="0" y="${y + 26}" class="title">${escape(title)}: µs of CPU per request</text>`)
    y += panelHead
    for (const { name, own, value } of bars) {
      const length = Math.max(1, Math.round(value / most * (width - left - 70)))
      parts.push(
        `<text x="${left - 8}" y="${y + bar - 4}" text-anchor="end">${escape(shorten(name))}</text>`,
        `<rect x="${left}" y="${y}" width="${length}" height="${bar}" rx="2" class="${own ? 'own' : 'other'}"/>`,
        `<text x="${left + length + 6}" y="${y + bar - 4}">${value < 100 ? value.toFixed(1) : value.toFixed(0)}</text>`,
      )
      y += bar + gap
    }
    y += gap * 2
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${y}" viewBox="0 0 ${width} ${y}" role="img" aria-label="Processor time per request">
<style>text { font: 12px system-ui, sans-serif; fill: #6e7781 } .title { font-size: 14px; font-weight: 600 } .own { fill: #2f81f7 } .other { fill: #8c959f }</style>
${parts.join('\n')}
</svg>
`
}

function shorten(name: string): string {
  return name.length <= 60 ? name : `${name.slice(0, 59)}…`
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
