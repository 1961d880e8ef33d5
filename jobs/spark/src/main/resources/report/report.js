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
    if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
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

  function network(line) {
    const base = frame();
    const profiles = COMPARED.filter(function (profile) { return data.networks[line][profile].length; });
    const last = Math.max.apply(null, profiles.map(function (profile) {
      const points = data.networks[line][profile];
      return points[points.length - 1][0];
    }));
    return {
      animation: false,
      textStyle: base.textStyle,
      grid: { left: 4, right: 12, top: 10, bottom: 24, containLabel: true },
      tooltip: Object.assign(base.tooltip, {
        formatter: function (rows) {
          return lines(['Period ' + rows[0].value[0]].concat(rows.map(function (row) {
            return row.seriesName + ': ' + number(row.value[1]) + ' (' + row.value[2] + ' campaigns)';
          })));
        }
      }),
      xAxis: Object.assign({ type: 'value', min: 1, max: Math.max(2, last), minInterval: 1, name: 'period', nameLocation: 'middle', nameGap: 30 }, base.axis, { splitLine: { show: false } }),
      yAxis: Object.assign({ type: 'value', min: 0, splitNumber: 2, minInterval: line === 'CORE' || line === 'COMMUNITIES' ? 1 : 0 }, base.axis),
      series: profiles.map(function (profile) {
        const ink = colour(profile);
        return {
          name: data.titles[profile], type: 'line', symbol: profile === COMPARED[0] ? 'circle' : 'rect', symbolSize: 5, color: ink,
          data: data.networks[line][profile], encode: { x: 0, y: 1 }, lineStyle: { width: WIDTH[profile], color: ink }
        };
      })
    };
  }

  function option(element) {
    const wanted = element.dataset;
    if (wanted.chart === 'shape') return shape(wanted.shape);
    if (wanted.chart === 'network') return network(wanted.line);
    return wanted.chart === 'activity' ? activity(wanted.campaign) : survival(wanted.subject);
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
  /* Paper is light and cannot be clicked: everything closed is opened, and of a long list its beginning is shown. */
  const openedForPrint = [];
  addEventListener('beforeprint', function () {
    document.documentElement.classList.add('printing');
    document.querySelectorAll('details:not([open])').forEach(function (details) {
      details.open = true;
      openedForPrint.push(details);
    });
    document.querySelectorAll('#campaign-table tbody tr:not([hidden]):not(.opened)').forEach(function (row, i) {
      row.classList.toggle('unprinted', i >= 40);
    });
    redraw();
  });
  addEventListener('afterprint', function () {
    document.documentElement.classList.remove('printing');
    openedForPrint.splice(0).forEach(function (details) { details.open = false; });
    redraw();
  });

  const STATUS = { u: 'undefined', i: 'insufficient', c: 'censored', n: 'not converged' };

  function node(name, className, text) {
    const element = document.createElement(name);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  }

  /* The activity of one campaign over all the time observed, its highest stretch at the top. */
  function outline(place) {
    const shared = data.campaigns;
    const points = shared.outlines[place];
    const traces = new Array(shared.stretches).fill(0);
    for (let i = 0; i < points.length; i += 2) traces[points[i]] = points[i + 1];
    const most = Math.max.apply(null, traces.concat(1));
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.setAttribute('viewBox', '0 0 ' + shared.stretches + ' 100');
    svg.setAttribute('preserveAspectRatio', 'none');
    svg.setAttribute('class', 'outline');
    svg.setAttribute('role', 'img');
    svg.setAttribute('aria-label', 'Traces over the observed time');
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    path.setAttribute('d', 'M0 100' + traces.map(function (value, i) {
      return 'V' + (100 - 98 * value / most).toFixed(1) + 'H' + (i + 1);
    }).join('') + 'V100Z');
    svg.append(path);
    const ends = node('div', 'ends');
    ends.append(node('span', '', day(shared.from)), node('span', '', 'at most about ' + number(most) + ' traces at a time'), node('span', '', day(shared.to - 1)));
    const box = node('div', 'p-' + document.getElementById('c-' + place).dataset.profile);
    box.append(svg, ends);
    return box;
  }

  /* Everything measured of one campaign, under its row; all of it is set as text. */
  function opened(place) {
    const row = node('tr', 'opened');
    const cell = node('td');
    cell.colSpan = 8;
    cell.append(outline(place));
    const groups = node('div', 'groups');
    let group = '';
    let list = null;
    data.campaigns.measures.forEach(function (measure, i) {
      if (measure.group !== group) {
        group = measure.group;
        const box = node('div');
        list = node('dl');
        box.append(node('strong', '', group), list);
        groups.append(box);
      }
      const value = data.campaigns.values[place][i];
      const pair = node('div');
      const name = node('dt');
      const link = node('a', '', measure.key.replace(/_/g, ' '));
      link.href = '#m-' + measure.key;
      name.append(link);
      const known = Array.isArray(value) ? value[0] : value;
      const range = Array.isArray(value) ? ' [' + number(value[1]) + ', ' + number(value[2]) + ']' : '';
      const shown = typeof known === 'number' ? number(known) + (measure.unit ? ' ' + measure.unit : '') + range : known === null ? '–' : STATUS[known];
      pair.append(name, node('dd', typeof known === 'number' ? '' : 'range', shown));
      list.append(pair);
    });
    cell.append(groups);
    row.append(cell);
    return row;
  }

  const table = document.getElementById('campaign-table');
  if (table) {
    const body = table.tBodies[0];
    const rows = Array.from(body.rows);
    const name = document.getElementById('filter-name');
    const profile = document.getElementById('filter-profile');
    const status = document.getElementById('filter-count');
    const names = rows.map(function (row) { return row.cells[0].textContent.toLowerCase(); });
    const place = function (row) { return Number(row.id.slice(2)); };
    const openedBy = function (row) { return row.nextElementSibling && row.nextElementSibling.className === 'opened' ? row.nextElementSibling : null; };

    const apply = function () {
      const wanted = name.value.trim().toLowerCase();
      let left = 0;
      rows.forEach(function (row) {
        const fits = (!wanted || names[place(row)].includes(wanted)) && (!profile.value || row.dataset.profile === profile.value);
        row.hidden = !fits;
        if (openedBy(row)) openedBy(row).hidden = !fits;
        if (fits) left += 1;
      });
      status.textContent = left + ' of ' + rows.length + ' shown';
    };

    const toggle = function (row) {
      const open = openedBy(row);
      row.querySelector('button').setAttribute('aria-expanded', String(!open));
      if (open) {
        open.remove();
      } else {
        row.after(opened(place(row)));
        history.replaceState(null, '', '#' + row.id);
      }
    };

    const follow = function () {
      const row = /^#c-\d+$/.test(location.hash) && document.getElementById(location.hash.slice(1));
      if (!row) return;
      if (row.hidden) {
        name.value = '';
        profile.value = '';
        apply();
      }
      if (!openedBy(row)) toggle(row);
      row.scrollIntoView();
    };

    const wrap = function (cell, action) {
      const button = node('button');
      button.type = 'button';
      button.append.apply(button, Array.from(cell.childNodes));
      cell.append(button);
      button.addEventListener('click', action);
      return button;
    };

    rows.forEach(function (row) {
      wrap(row.cells[0], function () { toggle(row); }).setAttribute('aria-expanded', 'false');
    });

    const heads = Array.from(table.tHead.rows[0].cells);
    const sort = function (column) {
      const head = heads[column];
      const numeric = 'v' in rows[0].cells[column].dataset;
      const down = head.getAttribute('aria-sort') ? head.getAttribute('aria-sort') === 'ascending' : numeric;
      heads.forEach(function (each) { each.removeAttribute('aria-sort'); });
      head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      const sign = down ? -1 : 1;
      const keys = new Map(rows.map(function (row) {
        const cell = row.cells[column];
        return [row, numeric ? (cell.dataset.v === '' ? null : Number(cell.dataset.v)) : cell.textContent];
      }));
      rows.sort(function (a, b) {
        const x = keys.get(a);
        const y = keys.get(b);
        if (x === null || y === null) return (x === null) - (y === null) || place(a) - place(b);
        return (numeric ? sign * (x - y) : sign * x.localeCompare(y)) || place(a) - place(b);
      });
      const inOrder = document.createDocumentFragment();
      rows.forEach(function (row) {
        const open = openedBy(row);
        inOrder.append(row);
        if (open) inOrder.append(open);
      });
      body.append(inOrder);
    };
    heads.forEach(function (head, column) { wrap(head, function () { sort(column); }); });

    name.addEventListener('input', apply);
    profile.addEventListener('change', apply);
    addEventListener('hashchange', follow);
    document.querySelector('.filter').hidden = false;
    apply();
    follow();
  }
}());
