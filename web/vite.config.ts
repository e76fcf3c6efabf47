import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const target = process.env.FENGHUO_DEV_TARGET ?? 'http://127.0.0.1:3000'

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    chunkSizeWarningLimit: 1300,
    rollupOptions: { output: { manualChunks: vendorChunk } },
  },
  server: {
    proxy: {
      '^/api/': target,
      '/healthz': target,
      '/socket.io': { target: target, ws: true },
    },
  },
})

/** Vendors change seldom and are cached apart from the page; React apart from the component library. */
function vendorChunk(id: string): string | undefined {
  if (!id.includes('/node_modules/')) return undefined
  if (/\/node_modules\/(react|react-dom|react-router|scheduler)\//.test(id)) return 'react'
  if (/\/node_modules\/(antd|@ant-design|@rc-component|dayjs)\//.test(id)) return 'antd'
  return 'vendor'
}
