package org.beyondviral.measure;

/** Where a measure comes from. */
public enum Source {
  STUDY("This study's own definition."),
  CRANE_SORNETTE_2008(
      "Crane & Sornette (2008), Robust dynamic classes revealed by measuring the response function of a social"
          + " system, PNAS 105(41)."),
  LEHMANN_2012(
      "Lehmann, Gonçalves, Ramasco & Cattuto (2012), Dynamical classes of collective attention in Twitter, WWW."),
  CHENG_2016("Cheng, Adamic, Kleinberg & Leskovec (2016), Do cascades recur?, WWW."),
  GOH_BARABASI_2008("Goh & Barabási (2008), Burstiness and memory in complex systems, EPL 81(4)."),
  KIM_JO_2016(
      "Kim & Jo (2016), Measuring burstiness for finite event sequences, Physical Review E 94(3)."),
  JO_2012(
      "Jo, Karsai, Kertész & Kaski (2012), Circadian pattern and burstiness in mobile phone communication, New Journal"
          + " of Physics 14."),
  CANDIA_2019(
      "Candia, Jara-Figueroa, Rodriguez-Sickert, Barabási & Hidalgo (2019), The universal decay of collective memory and"
          + " attention, Nature Human Behaviour 3."),
  BURNHAM_ANDERSON_2002(
      "Burnham & Anderson (2002), Model selection and multimodel inference, Springer."),
  HAWKES_1971(
      "Hawkes (1971), Spectra of some self-exciting and mutually exciting point processes, Biometrika 58(1); fitted as in"
          + " Ogata (1988), JASA 83(401)."),
  HILL_1973("Hill (1973), Diversity and evenness: a unifying notation, Ecology 54(2)."),
  GOEL_2012("Goel, Watts & Goldstein (2012), The structure of online diffusion networks, EC."),
  GOEL_2016(
      "Goel, Anderson, Hofman & Watts (2016), The structural virality of online diffusion, Management Science 62(1)."),
  GINI_1912("Gini (1912), Variabilità e mutabilità."),
  PICKARD_2011(
      "Pickard, Pan, Rahwan, Cebrian, Crane, Madan & Pentland (2011), Time-critical social mobilization, Science 334."),
  ROMERO_2011(
      "Romero, Meeder & Kleinberg (2011), Differences in the mechanics of information diffusion across topics, WWW."),
  GREENLAND_ROBINS_1985(
      "Greenland & Robins (1985), Estimation of a common effect parameter from sparse follow-up data, Biometrics 41(1)."),
  ALSTOTT_2014(
      "Alstott, Madnick & Velu (2014), Homophily and the speed of social mobilization, PLoS ONE 9(4)."),
  JACCARD_1912(
      "Jaccard (1912), The distribution of the flora in the alpine zone, New Phytologist 11(2)."),
  WASSERMAN_FAUST_1994(
      "Wasserman & Faust (1994), Social Network Analysis, Cambridge University Press."),
  NEWMAN_2002("Newman, Watts & Strogatz (2002), Random graph models of social networks, PNAS 99."),
  SEIDMAN_1983("Seidman (1983), Network structure and minimum degree, Social Networks 5(3)."),
  BARBERA_2015(
      "Barberá, Wang, Bonneau, Jost, Nagler, Tucker & González-Bailón (2015), The critical periphery in the growth of"
          + " social protests, PLoS ONE 10(11)."),
  GONZALEZ_BAILON_2013(
      "González-Bailón, Borge-Holthoefer & Moreno (2013), Broadcasters and hidden influentials in online protest diffusion,"
          + " American Behavioral Scientist 57(7)."),
  PACHECO_2021(
      "Pacheco, Hui, Torres-Lugo, Truong, Flammini & Menczer (2021), Uncovering coordinated networks on social media:"
          + " methods and case studies, ICWSM 15."),
  RUTHERFORD_2013(
      "Rutherford, Cebrian, Dsouza, Moro, Pentland & Rahwan (2013), Limits of social mobilization, PNAS 110(16)."),
  BERRY_2019(
      "Berry, Cameron, Park & Macy (2019), The opacity problem in social contagion, Social Networks 56."),
  BERRY_1991(
      "Berry, Kitchin & Mock (1991), A comparison of two simple hazard ratio estimators based on the logrank test,"
          + " Statistics in Medicine 10(5)."),
  COX_1972(
      "Cox (1972), Regression models and life-tables, JRSS B 34(2); the logistic model for discrete time."),
  COHORT("Standard cohort retention.");

  private final String citation;

  Source(String citation) {
    this.citation = citation;
  }

  /** The full citation. */
  public String citation() {
    return citation;
  }
}
