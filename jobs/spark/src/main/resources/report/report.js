(function () {
  'use strict';
  const data = JSON.parse(document.getElementById('data').textContent);
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const COMPARED = ['viral_fade', 'sustained_movement'];
  const DASH = {
    viral_fade: 'solid', sustained_movement: 'solid', perennial_topic: [8, 4],
    recurrent: [2, 3], intermediate: [10, 3, 2, 3], undecided: [1, 5]
  };
  const WIDTH = { viral_fade: 2, sustained_movement: 3.2 };
  const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  const charts = [];

  function colour(profile) {
    const probe = document.createElement('i');
    probe.className = 'p-' + profile;
    probe.hidden = true;
    document.body.append(probe);
    const value = getComputedStyle(probe).getPropertyValue('--p').trim();
    probe.remove();
    return value;
  }

  function token(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  function number(value) {
    if (value === null || value === undefined) return '–';
    if (value >= 100) return Math.round(value).toLocaleString('en');
    return String(Number(value.toPrecision(3)));
  }

  function day(time, fine) {
    const date = new Date(time);
    const text = date.getUTCDate() + ' ' + MONTHS[date.getUTCMonth()] + ' ' + date.getUTCFullYear();
    return fine ? text + ' ' + date.toISOString().slice(11, 16) + ' UTC' : text;
  }

  /* Lines of text as nodes: nothing shown in a tooltip is ever read as HTML. */
  function lines(texts) {
    const box = document.createElement('div');
    texts.forEach(function (text, i) {
      const line = document.createElement('div');
      line.textContent = text;
      if (i === 0) line.style.fontWeight = '600';
      box.append(line);
    });
    return box;
  }

  function frame() {
    const text = { color: token('--muted'), fontSize: 12, fontFamily: getComputedStyle(document.querySelector('.chart')).fontFamily };
    return {
      animation: false,
      textStyle: text,
      axis: {
        axisLabel: Object.assign({ hideOverlap: true, lineHeight: 15 }, text),
        nameTextStyle: text,
        axisLine: { show: true, lineStyle: { color: token('--strong') } },
        axisTick: { show: true, lineStyle: { color: token('--strong') } },
        splitLine: { lineStyle: { color: token('--line') } }
      },
      tooltip: {
        trigger: 'axis', confine: true, transitionDuration: 0,
        backgroundColor: token('--raised'), borderColor: token('--line'),
        textStyle: { color: token('--ink'), fontSize: 13 },
        axisPointer: { animation: false, lineStyle: { color: token('--strong') } }
      },
      legend: { textStyle: { color: token('--ink'), fontSize: 12 }, itemWidth: 34, itemStyle: { opacity: 0 } }
    };
  }

  function axisDate(span) {
    return function (time) {
      const date = new Date(time);
      const month = MONTHS[date.getUTCMonth()];
      if (span > 200 * 864e5) return date.getUTCMonth() === 0 ? month + '\n' + date.getUTCFullYear() : month;
      const midnight = date.getUTCHours() === 0 && date.getUTCMinutes() === 0;
      return midnight ? date.getUTCDate() + ' ' + month : date.toISOString().slice(11, 16);
    };
  }

  function activity(profile) {
    const shared = data.activity;
    const series = shared[profile];
    const base = frame();
    const ink = colour(profile);
    const fine = shared.unit !== 'day';
    const points = function (values) {
      const all = values.map(function (value, i) { return [shared.times[i], value]; });
      all.push([shared.end, values[values.length - 1]]);
      return all;
    };
    return {
      animation: false,
      useUTC: true,
      textStyle: base.textStyle,
      grid: { left: 8, right: 14, top: 58, bottom: 6, containLabel: true },
      legend: Object.assign(base.legend, { top: 0, left: 0, data: ['All traces', 'New participants'] }),
      tooltip: Object.assign(base.tooltip, {
        formatter: function (rows) {
          return lines([day(rows[0].value[0], fine)].concat(rows.map(function (row) {
            return row.seriesName + ': ' + number(row.value[1]) + ' per ' + shared.unit;
          })));
        }
      }),
      xAxis: Object.assign({ type: 'time', min: shared.times[0], max: shared.end }, base.axis, {
        splitLine: { show: false },
        axisLabel: Object.assign({}, base.axis.axisLabel, { formatter: axisDate(shared.end - shared.times[0]) })
      }),
      yAxis: Object.assign({ type: 'value', min: 0, name: 'per ' + shared.unit, nameLocation: 'end', splitNumber: 4 }, base.axis, {
        nameTextStyle: Object.assign({ align: 'left', padding: [0, 0, 0, -24] }, base.textStyle)
      }),
      series: [
        { name: 'All traces', type: 'line', step: 'end', symbol: 'none', data: points(series.traces), color: ink,
          lineStyle: { width: 1.4, color: ink }, areaStyle: { color: ink, opacity: 0.18 } },
        { name: 'New participants', type: 'line', step: 'end', symbol: 'none', data: points(series.newcomers), color: token('--ink'),
          lineStyle: { width: 1.2, color: token('--ink'), type: [3, 2] } }
      ]
    };
  }

  function survival(subject) {
    const curves = data.survival[subject];
    const base = frame();
    const profiles = Object.keys(data.titles).filter(function (profile) { return curves[profile] && profile !== 'undecided'; });
    const series = [];
    profiles.forEach(function (profile) {
      const ink = colour(profile);
      const steps = curves[profile][0][0] > 0 ? [[0, 1, 1, 1, null]].concat(curves[profile]) : curves[profile];
      if (COMPARED.includes(profile)) {
        const band = steps.filter(function (step) { return step[2] !== null && step[3] !== null; });
        const plain = { type: 'line', step: 'end', symbol: 'none', stack: profile, silent: true, lineStyle: { width: 0 }, tooltip: { show: false }, color: ink };
        series.push(Object.assign({ name: profile + ' low', data: band.map(function (step) { return [step[0], step[2]]; }) }, plain));
        series.push(Object.assign({ name: profile + ' high', data: band.map(function (step) { return [step[0], step[3] - step[2]]; }), areaStyle: { color: ink, opacity: 0.16 } }, plain));
      }
      series.push({
        name: data.titles[profile], type: 'line', step: 'end', symbol: 'none', color: ink,
        data: steps.map(function (step) { return [step[0], step[1], step[2], step[3]]; }),
        encode: { x: 0, y: 1 }, lineStyle: { width: WIDTH[profile] || 1.5, type: DASH[profile], color: ink }
      });
    });
    return {
      animation: false,
      textStyle: base.textStyle,
      grid: { left: 8, right: 22, top: 64, bottom: 30, containLabel: true },
      legend: Object.assign(base.legend, { top: 0, left: 0, data: profiles.map(function (profile) { return data.titles[profile]; }) }),
      tooltip: Object.assign(base.tooltip, {
        formatter: function (rows) {
          const shown = rows.filter(function (row) { return row.value.length > 2; });
          return lines(['Day ' + number(rows[0].value[0])].concat(shown.map(function (row) {
            const range = row.value[2] === null || row.value[3] === null ? '' : ' (' + number(row.value[2]) + '–' + number(row.value[3]) + ')';
            return row.seriesName + ': ' + number(row.value[1]) + range;
          })));
        }
      }),
      xAxis: Object.assign({ type: 'value', min: 0, max: 'dataMax', name: subject === 'campaign' ? 'days since the peak' : 'days since the first trace', nameLocation: 'middle', nameGap: 32 }, base.axis, {
        splitLine: { show: false },
        interval: data.survivalDays[subject],
        axisLabel: Object.assign({ showMaxLabel: false }, base.axis.axisLabel)
      }),
      yAxis: Object.assign({ type: 'value', min: 0, max: 1, interval: 0.25, name: 'share of ' + subject + 's not yet ended', nameLocation: 'end' }, base.axis, {
        nameTextStyle: Object.assign({ align: 'left', padding: [0, 0, 0, -24] }, base.textStyle)
      }),
      series: series
    };
  }

  function shape(number) {
    const values = data.shapes[number];
    const peak = Math.floor(values.length / 3);
    const base = frame();
    return {
      animation: false,
      textStyle: base.textStyle,
      grid: { left: 4, right: 10, top: 8, bottom: 4, containLabel: true },
      tooltip: Object.assign(base.tooltip, {
        formatter: function (rows) { return lines([rows[0].value[0] + ' bins from the peak', String(rows[0].value[1])]); }
      }),
      xAxis: Object.assign({ type: 'value', min: -peak, max: values.length - 1 - peak, splitNumber: 4 }, base.axis, {
        splitLine: { show: false }, axisLabel: Object.assign({ showMinLabel: false, showMaxLabel: false }, base.axis.axisLabel)
      }),
      yAxis: Object.assign({ type: 'value', min: Math.min(0, Math.floor(Math.min.apply(null, values) * 2) / 2), max: 1, interval: 0.5 }, base.axis),
      series: [{
        type: 'line', symbol: 'none', data: values.map(function (value, i) { return [i - peak, value]; }), color: token('--ink'),
        lineStyle: { width: 1.4, color: token('--ink') }, areaStyle: { color: token('--ink'), opacity: 0.12 }
      }]
    };
  }

  function option(element) {
    if (element.dataset.chart === 'shape') return shape(element.dataset.shape);
    return element.dataset.chart === 'activity' ? activity(element.dataset.campaign) : survival(element.dataset.subject);
  }

  function redraw() {
    charts.forEach(function (drawn) { drawn.chart.setOption(option(drawn.element), true); drawn.chart.resize(); });
  }

  document.querySelectorAll('[data-chart]').forEach(function (element) {
    const chart = echarts.init(element, null, { renderer: 'svg' });
    charts.push({ element: element, chart: chart });
    chart.setOption(option(element));
  });
  new ResizeObserver(function () { charts.forEach(function (drawn) { drawn.chart.resize(); }); }).observe(document.body);
  dark.addEventListener('change', redraw);
  addEventListener('beforeprint', redraw);
  addEventListener('afterprint', redraw);

  const filter = document.querySelector('.filter');
  if (filter) {
    const rows = Array.from(document.querySelectorAll('#campaign-table tbody tr'));
    const name = document.getElementById('filter-name');
    const profile = document.getElementById('filter-profile');
    const apply = function () {
      const wanted = name.value.trim().toLowerCase();
      let left = 0;
      rows.forEach(function (row) {
        const fits = (!wanted || row.cells[0].textContent.toLowerCase().includes(wanted)) && (!profile.value || row.dataset.profile === profile.value);
        row.hidden = !fits;
        if (fits) left += 1;
      });
      document.getElementById('filter-count').textContent = left + ' of ' + rows.length + ' shown';
    };
    name.addEventListener('input', apply);
    profile.addEventListener('change', apply);
    filter.hidden = false;
    apply();
  }
}());
