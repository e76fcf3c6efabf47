import { useIncident } from '../incidentFrame/useIncident.ts'
import { Columns, Stack } from '../parts/Pane.tsx'
import { Alarms } from './Alarms.tsx'
import { Clocks, OtherClocks } from './Clocks.tsx'
import { CommandBar } from './CommandBar.tsx'
import { FactPane } from './FactPane.tsx'
import { LiveStream } from './LiveStream.tsx'
import { NextAction } from './NextAction.tsx'
import { OutsidePane } from './OutsidePane.tsx'
import { TaskPane } from './TaskPane.tsx'

/** The command screen: clocks, what is late and to decide, one stream, tasks, facts, who already knows. */
export default function Command() {
  const { id } = useIncident()
  return (
    <div className="command-page" key={id}>
      <Clocks />
      <Alarms />
      <OtherClocks />
      <Columns widths="minmax(0, 1.18fr) minmax(0, 0.96fr) minmax(0, 0.86fr)">
        <LiveStream />
        <TaskPane />
        <Stack>
          <FactPane />
          <OutsidePane />
        </Stack>
      </Columns>
      <CommandBar />
      <NextAction />
    </div>
  )
}
