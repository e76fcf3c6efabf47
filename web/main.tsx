import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { makeClient } from './live/view.ts'
import { Themed } from './theme/Themed.tsx'
import './theme/tokens.css'
import './theme/base.css'
import { showFace } from './theme/face.ts'
import { startWords } from './words/words.ts'

showFace()
startWords()
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={makeClient()}>
      <Themed>
        <App />
      </Themed>
    </QueryClientProvider>
  </StrictMode>,
)
